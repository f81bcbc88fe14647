// SPDX-License-Identifier: Apache-2.0
#include "oc/verdict_rows.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "core/contract.hpp"
#include "oc/correct_level.hpp"
#include "oc/estimate_error.hpp"

namespace caudata::oc {
namespace {

/// Conclusions that name a level as the result of the trial.
bool names_a_level(const Estimate& row) {
  return row.metric == "p_mtd" || row.metric == "p_maximum_administered" ||
         row.metric == "p_next_part_not_tolerated";
}

/// The probability that one of several conclusions that exclude each other is reached.
class Union {
 public:
  Union(const Estimate& like, std::string metric) : sum_(like) {
    sum_.part = sum_.dose = "";
    sum_.metric = std::move(metric);
    sum_.value = sum_.mc_error = 0;
  }
  void add(double value) { sum_.value += value; }
  Estimate estimate() const {
    Estimate e = sum_;
    if (e.method == Method::exact) return e;
    const auto count = std::round(e.value * static_cast<double>(e.trials));
    e.mc_error = share(static_cast<std::uint64_t>(count), e.trials).error;
    return e;
  }

 private:
  Estimate sum_;
};

struct Named {
  design::DoseLevel level;
  Estimate selected;
};

std::vector<Named> selections(const OperatingCharacteristics& rows,
                              std::span<const trial::Part> parts) {
  std::vector<Named> all;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    for (std::size_t dose = 0; dose < parts[part].doses.size(); ++dose) {
      Union sum(rows.front(), "p_selected");
      for (const Estimate& row : rows)
        if (names_a_level(row) && row.part == parts[part].name &&
            row.dose == parts[part].doses[dose])
          sum.add(row.value);
      all.push_back(
          {{static_cast<std::uint8_t>(part), static_cast<std::uint8_t>(dose)}, sum.estimate()});
      all.back().selected.part = parts[part].name;
      all.back().selected.dose = parts[part].doses[dose];
    }
  }
  return all;
}

double value_of(const OperatingCharacteristics& rows, const char* metric) {
  const auto found = std::ranges::find(rows, metric, &Estimate::metric);
  return found == rows.end() ? 0 : found->value;
}

}  // namespace

OperatingCharacteristics verdict_rows(const OperatingCharacteristics& rows,
                                      std::span<const trial::Part> parts, const Truth& truth,
                                      double tolerated) {
  EXPECTS(!rows.empty());
  const auto right = correct_level(parts, truth, tolerated);
  Union correct(rows.front(), "p_correct"), over(rows.front(), "p_overdose"),
      under(rows.front(), "p_underdose");
  (right ? under : correct).add(value_of(rows, "p_no_safe_dose"));
  OperatingCharacteristics out;
  for (const Named& named : selections(rows, parts)) {
    const bool tolerable = truth.p[named.level.part][named.level.dose] <= tolerated;
    Union& which = named.level == right ? correct : tolerable ? under : over;
    which.add(named.selected.value);
    out.push_back(named.selected);
  }
  for (const Union* sum : {&correct, &over, &under}) out.push_back(sum->estimate());
  return out;
}

OperatingCharacteristics prior_average(const OperatingCharacteristics& rows,
                                       std::span<const Truth> truths,
                                       std::span<const double> weights) {
  EXPECTS(truths.size() == weights.size() && !truths.empty());
  double total = 0;
  std::map<std::string, double> weight_of;
  for (std::size_t i = 0; i < truths.size(); ++i) total += weights[i];
  EXPECTS(total > 0);
  for (std::size_t i = 0; i < truths.size(); ++i)
    weight_of[truths[i].scenario] = weights[i] / total;

  using Key = std::tuple<std::string, std::string, std::string, std::string>;
  std::map<Key, std::size_t> place;
  std::vector<std::size_t> seen;
  OperatingCharacteristics out;
  for (const Estimate& row : rows) {
    const auto [at, is_new] =
        place.try_emplace(Key{row.design, row.part, row.dose, row.metric}, out.size());
    if (is_new) {
      out.push_back(row);
      out.back().scenario = averaged_scenario;
      out.back().value = out.back().mc_error = 0;
      seen.push_back(0);
    }
    const double w = weight_of.at(row.scenario);
    out[at->second].value += w * row.value;
    out[at->second].mc_error += w * row.mc_error;
    ++seen[at->second];
  }
  OperatingCharacteristics complete;
  for (std::size_t i = 0; i < out.size(); ++i)
    if (seen[i] == truths.size()) complete.push_back(std::move(out[i]));
  return complete;
}

}  // namespace caudata::oc
