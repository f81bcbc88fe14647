// SPDX-License-Identifier: Apache-2.0
#include "oc/response_rows.hpp"

#include <algorithm>

#include "core/contract.hpp"
#include "oc/estimate_error.hpp"

namespace caudata::oc {
namespace {

double response_rate(const Estimate& row, std::span<const trial::Part> parts, const Truth& truth) {
  const auto part = std::ranges::find(parts, row.part, &trial::Part::name);
  EXPECTS(part != parts.end());
  const auto dose = std::ranges::find(part->doses, row.dose);
  const design::DoseLevel level{static_cast<std::uint8_t>(part - parts.begin()),
                                static_cast<std::uint8_t>(dose - part->doses.begin())};
  return level_truth(truth, level).response;
}

}  // namespace

OperatingCharacteristics response_rows(const OperatingCharacteristics& rows,
                                       std::span<const trial::Part> parts, const Truth& truth) {
  OperatingCharacteristics responses;
  if (truth.p_response.empty()) return responses;
  Measured total;
  for (const Estimate& row : rows) {
    if (row.metric != "mean_evaluable" || row.part.empty()) continue;
    const double rate = response_rate(row, parts, truth);
    Estimate level = row;
    level.metric = "mean_response";
    level.value *= rate;
    level.mc_error *= rate;
    total.value += level.value;
    total.error += level.mc_error;
    responses.push_back(std::move(level));
  }
  if (responses.empty()) return responses;
  Estimate trial = responses.front();
  trial.part = trial.dose = "";
  trial.value = total.value;
  trial.mc_error = total.error;
  responses.push_back(std::move(trial));
  return responses;
}

}  // namespace caudata::oc
