// SPDX-License-Identifier: Apache-2.0
#include "report/exact_agreement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "oc/exact_distance.hpp"
#include "report/number_text.hpp"
#include "report/oc_index.hpp"

namespace caudata::report {
namespace {

/// Normal deviates; among a few hundred figures chance goes further in one of a million reports.
constexpr double farthest_by_chance = 6;

constexpr const char* do_not_use = "do not use the exact figures of this report";

std::string largest_distance(const ExactAgreement& agreement) {
  return std::isinf(agreement.furthest) ? "more than 37" : fixed(agreement.furthest, 2);
}

}  // namespace

bool ExactAgreement::by_chance() const { return furthest <= farthest_by_chance; }

ExactAgreement agreement(const oc::OperatingCharacteristics& estimates) {
  const OcIndex index(estimates);
  ExactAgreement a;
  for (const oc::Estimate& exact : estimates) {
    if (exact.method != oc::Method::exact) continue;
    const auto* simulated =
        index.find(exact.scenario, {exact.part, exact.dose}, exact.metric, oc::Method::monte_carlo);
    if (simulated == nullptr) continue;
    const auto distance = oc::exact_distance(exact, *simulated);
    if (!distance) continue;
    ++a.compared;
    a.furthest = std::max(a.furthest, *distance);
  }
  return a;
}

std::string in_words(const ExactAgreement& agreement) {
  if (agreement.compared == 0) return {};
  return fmt::format(
      "{} figures were computed twice, by enumeration of all paths and by simulation. The largest "
      "distance is {} as a normal deviate.{}",
      agreement.compared, largest_distance(agreement),
      agreement.by_chance() ? "" : fmt::format(" That is not chance: {}.", do_not_use));
}

std::optional<core::Issue> alarm(const ExactAgreement& agreement, const std::string& folder) {
  if (agreement.by_chance()) return std::nullopt;
  return core::Issue{core::Severity::warning,
                     "run.exact-figures",
                     {folder, 0, 0},
                     do_not_use,
                     fmt::format("of {} figures that were also simulated the furthest is {} away, "
                                 "as a normal deviate: that is not chance",
                                 agreement.compared, largest_distance(agreement)),
                     "report it with the protocol, the seed and the number of trials"};
}

}  // namespace caudata::report
