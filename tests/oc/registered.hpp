// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "design/entry.hpp"
#include "design/escalation.hpp"
#include "design/make_design.hpp"
#include "oc/truth.hpp"

/// Every registered design with exact support, on small trials.
namespace caudata::oc::testing {

/// The size of a trial, for the designs that let one choose it.
struct TrialSize {
  std::int64_t patients;
  std::int64_t cohort;
};

/// A design whose every decision integrates over six parameters gets two patients: its trials are
/// about the engine here, and the engine does not know how long a decision takes.
inline TrialSize affordable(const design::DesignEntry& entry, TrialSize size) {
  return entry.name == "EffTox" ? TrialSize{2, 1} : size;
}

inline design::Options sized(const design::DesignEntry& entry, TrialSize wanted) {
  const TrialSize size = affordable(entry, wanted);
  design::Options options;
  for (const design::OptionSpec& spec : entry.options) {
    if (spec.name == "max_patients") options[std::string(spec.name)] = {size.patients, {}};
    if (spec.name == "cohort_size") options[std::string(spec.name)] = {size.cohort, {}};
  }
  return options;
}

inline design::Escalation alone(const design::AnyDesign& design, std::size_t doses) {
  return {
      {{design::numbered_ladder(doses)}}, {{design, {}, {}, {}}}, design::PartOrder::by_part, {}};
}

/// Each design by itself on a ladder of so many doses; designs without exact support are left out.
inline std::vector<design::Escalation> every_registered(std::size_t doses, TrialSize size) {
  std::vector<design::Escalation> all;
  for (const design::DesignEntry* entry : design::design_entries()) {
    const auto made = entry->make(sized(*entry, size), design::numbered_ladder(doses));
    EXPECT_TRUE(made) << entry->name;
    if (made && made->decides_on_tallies()) all.push_back(alone(*made, doses));
  }
  return all;
}

/// Single doses and, through the gate, repeated ones, the same design in both.
inline std::vector<design::Escalation> every_linked(TrialSize size) {
  constexpr std::size_t doses = 2;
  std::vector<design::Escalation> all;
  for (const design::DesignEntry* entry : design::design_entries()) {
    const auto made = entry->make(sized(*entry, size), design::numbered_ladder(doses));
    if (!made || !made->decides_on_tallies() || made->uses_efficacy()) continue;
    design::DoseLadder ladder{{design::numbered_ladder(doses), design::numbered_ladder(doses)}};
    ladder.parts[0].name = "SAD";
    ladder.parts[1].name = "MAD";
    for (const auto order : {design::PartOrder::by_part, design::PartOrder::by_dose}) {
      all.push_back({ladder,
                     {{*made, {}, {}, {}}, {*made, 0, design::GateRule::same_dose_cleared, {}}},
                     order,
                     {}});
    }
  }
  return all;
}

/// DLTs and responses that rise with the dose, a little higher in later parts, and associated.
inline Truth rising_truth(const design::DoseLadder& ladder) {
  constexpr double odds_ratio = 2.5;
  Truth truth{"rising", {}};
  for (std::size_t part = 0; part < ladder.parts.size(); ++part) {
    std::vector<double> p, response;
    for (std::size_t dose = 0; dose < ladder.doses(part); ++dose) {
      p.push_back(0.07 + 0.08 * double(dose) + 0.05 * double(part));
      response.push_back(0.1 + 0.08 * double(dose));
    }
    truth.p.push_back(p);
    truth.p_response.push_back(response);
  }
  return associated(truth, odds_ratio);
}

}  // namespace caudata::oc::testing
