// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <random>
#include <vector>

#include "design/any_design.hpp"

/// Trials of one ladder, cohort by cohort on complete data, for laws that must hold at every step.
namespace caudata::design::testing {

struct Course {
  std::vector<Tally> tally;
  int last_dose{-1};
  Tally last_cohort{};
  std::vector<PatientRecord> patients{};  // for designs that read them

  LadderHistory history(const AnyDesign& design) const {
    LadderHistory history{.tally = tally, .last_dose = last_dose, .patients = {}};
    history.last_cohort = design.recall(last_cohort);
    if (!design.decides_on_tallies()) history.patients = patients;
    history.now = now();
    return history;
  }
  core::Days now() const {
    constexpr int days_between_patients = 400;  // beyond every window
    return core::Days(days_between_patients * (static_cast<int>(patients.size()) + 1));
  }
  int treated() const { return static_cast<int>(patients.size()); }

  void treat(const TreatDose& treat, const std::vector<double>& p_dlt, double p_response,
             std::mt19937_64& random) {
    last_dose = treat.dose;
    last_cohort = {};
    for (int patient = 0; patient < treat.patients; ++patient) {
      const core::Days start = now();
      const bool dlt = std::bernoulli_distribution(p_dlt[std::size_t(treat.dose)])(random);
      const bool response = std::bernoulli_distribution(p_response)(random);
      const Tally one{1, std::int16_t(dlt), std::int16_t(response), std::int16_t(dlt && response)};
      tally[std::size_t(treat.dose)] += one;
      last_cohort += one;
      PatientRecord record{.subject = core::SubjectId(static_cast<std::uint32_t>(patients.size())),
                           .level = {0, static_cast<std::uint8_t>(treat.dose)},
                           .planned_doses = {start},
                           .given_doses = {start},
                           .follow_up = core::Days(399),
                           .evaluability = Evaluability::evaluable,
                           .dlt = {},
                           .efficacy = {}};
      if (dlt) record.dlt = start + core::Days(1);
      if (p_response > 0) record.efficacy = response;
      patients.push_back(record);
    }
  }
};

/// Calls visit(history, decision) at every decision until the design ends; false if it has not
/// ended after `most_patients`.
template <class Visit>
bool walk(const AnyDesign& design, const std::vector<double>& p_dlt, std::uint64_t seed,
          int most_patients, Visit visit) {
  std::mt19937_64 random(seed);
  const double p_response = design.uses_efficacy() ? 0.4 : 0.0;
  Course course{.tally = std::vector<Tally>(p_dlt.size())};
  while (course.treated() < most_patients) {
    const LadderHistory history = course.history(design);
    const LadderDecision decision = design.next(history);
    visit(history, decision);
    const auto* treat = std::get_if<TreatDose>(&decision);
    if (treat == nullptr) return std::holds_alternative<Conclude>(decision);
    course.treat(*treat, p_dlt, p_response, random);
  }
  return false;
}

}  // namespace caudata::design::testing
