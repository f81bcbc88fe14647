// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

#include "design/entry.hpp"
#include "design/make_design.hpp"

/// Designs asked directly, and their decisions in short.
namespace caudata::design::testing {

/// "treat 3 at 2 [tepi.escalate]", "select 1 [...]", "no dose [...]"; doses from 1.
inline std::string in_short(const LadderDecision& decision) {
  if (const auto* treat = std::get_if<TreatDose>(&decision)) {
    return fmt::format("treat {} at {} [{}]", treat->patients, treat->dose + 1, treat->reason.rule);
  }
  if (const auto* end = std::get_if<Conclude>(&decision)) {
    const std::string what = end->dose < 0 ? "no dose" : fmt::format("select {}", end->dose + 1);
    return fmt::format("{} [{}]", what, end->reason.rule);
  }
  return "wait";
}

/// The decision after cohorts that ended at `last`, counted from 1; 0: nobody yet.
inline LadderDecision decide(const AnyDesign& design, const std::vector<Tally>& tally, int last) {
  return design.next({.tally = tally, .last_dose = last - 1, .patients = {}});
}
inline std::string decision_after(const AnyDesign& design, const std::vector<Tally>& tally,
                                  int last) {
  return in_short(decide(design, tally, last));
}

/// Precondition: the options fit.
inline AnyDesign made(std::string_view name, std::size_t doses, const Options& options = {}) {
  return find_design(name)->make(options, numbered_ladder(doses)).value();
}

}  // namespace caudata::design::testing
