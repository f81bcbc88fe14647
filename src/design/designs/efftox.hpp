// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "design/any_design.hpp"
#include "design/efftox_posterior.hpp"
#include "design/entry.hpp"
#include "design/trial_size.hpp"

namespace caudata::design {

/// Whether the lowest untried dose must also be likely to be effective, or only to be tolerated.
enum class UntriedDose : bool { by_toxicity_alone, by_both };

struct EffToxRules {
  EffToxModel model;
  LpContour contour;
  double p_e, p_t;  // least probabilities of an effective, of a tolerable dose
  UntriedDose untried{UntriedDose::by_toxicity_alone};
  TrialSize size{};
};

/// EffTox: the next cohort gets the acceptable dose with the largest utility of the posterior mean
/// probabilities of response and DLT.
///
/// A dose is acceptable if P(p_eff > eff_hurdle) > p_e and P(p_tox < tox_hurdle) > p_t; the lowest
/// untried dose needs the second alone, unless the option says otherwise. Only doses from one below
/// the lowest tried to one above the highest tried are considered. None acceptable: the trial ends
/// without a dose. After the last patient the acceptable tried dose with the largest utility is
/// selected. Ties go to the lower dose. One decision costs some 50 to 100 ms.
class EffTox {
 public:
  static constexpr bool decides_on_tallies = true;

  explicit EffTox(EffToxRules rules) : rules_(std::move(rules)) {}

  LadderDecision next(const LadderHistory& history) const;
  Conclude conclusion(const LadderHistory& history) const;
  std::string name() const;
  int cohort_size() const { return rules_.size.cohort_size; }
  bool uses_efficacy() const { return true; }
  std::vector<DoseEstimate> estimates(const LadderHistory& history) const;

 private:
  EffToxRules rules_;
};

extern const DesignEntry efftox_entry;

}  // namespace caudata::design
