// SPDX-License-Identifier: Apache-2.0
#include "oc/dose_flow.hpp"

#include <algorithm>
#include <tuple>

#include "core/contract.hpp"
#include "design/decision_table.hpp"

namespace caudata::oc {
namespace {

using design::DosesBelow;

class Flow {
 public:
  Flow(const design::AnyDesign& design, int doses, int dose)
      : design_(design),
        dose_(dose),
        tally_(tallies_around(design, {doses, dose, DosesBelow::one_clean_cohort})) {}

  /// Patients of the first cohort here, as the design asks for it when it comes from below.
  int first_cohort() {
    const design::LadderDecision decision = decide({}, {}, dose_ - 1);
    const auto* treat = std::get_if<design::TreatDose>(&decision);
    return treat != nullptr && treat->dose == dose_ ? treat->patients : design_.cohort_size();
  }

  void add_outcomes(int cohorts, design::Tally before, int patients,
                    std::vector<FlowState>& states) {
    for (int dlt = 0; dlt <= patients; ++dlt) {
      const design::Tally cohort = design::tally_of(patients, dlt);
      design::Tally here = before;
      here += cohort;
      const design::Tally recalled = design_.recall(cohort);
      const bool known = std::ranges::any_of(states, [&](const FlowState& s) {
        return s.cohorts == cohorts && s.here == here && s.last_cohort == recalled;
      });
      if (!known) states.push_back({cohorts, here, recalled, decide(here, recalled, dose_)});
    }
  }

  /// Patients that a decision adds here; 0: the design leaves the dose.
  int stays(const design::LadderDecision& decision) const {
    const auto* treat = std::get_if<design::TreatDose>(&decision);
    return treat != nullptr && treat->dose == dose_ ? treat->patients : 0;
  }

 private:
  design::LadderDecision decide(design::Tally here, design::Tally recalled, int last_dose) {
    tally_[static_cast<std::size_t>(dose_)] = here;
    design::LadderHistory history;
    history.tally = tally_;
    history.last_dose = last_dose;
    history.last_cohort = recalled;
    return design_.next(history);
  }

  const design::AnyDesign& design_;
  int dose_;
  std::vector<design::Tally> tally_;
};

auto order(const FlowState& s) {
  return std::tuple(s.cohorts, s.here.evaluable, s.here.dlt, s.last_cohort.dlt);
}

}  // namespace

std::vector<FlowState> dose_flow(const design::AnyDesign& design, int doses, int dose,
                                 int cohorts) {
  EXPECTS(design.decides_on_tallies() && 0 <= dose && dose < doses && cohorts > 0);
  Flow flow(design, doses, dose);
  std::vector<FlowState> states;
  flow.add_outcomes(1, {}, flow.first_cohort(), states);
  for (std::size_t i = 0; i < states.size(); ++i) {
    const int more = flow.stays(states[i].decision);
    const design::Tally here = states[i].here;
    const int next = states[i].cohorts + 1;
    if (more > 0 && next <= cohorts) flow.add_outcomes(next, here, more, states);
  }
  std::ranges::stable_sort(states, {}, order);
  return states;
}

}  // namespace caudata::oc
