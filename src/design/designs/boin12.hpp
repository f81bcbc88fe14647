// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "design/any_design.hpp"
#include "design/best_dose.hpp"
#include "design/entry.hpp"
#include "design/trial_size.hpp"
#include "design/utility_desirability.hpp"

namespace caudata::design {

struct Boin12Rules {
  double phi_t{0.35}, phi_e{0.25};  // highest acceptable P(DLT), lowest P(response)
  double lambda_e{}, lambda_d{};    // DLT rates of going up, of going down
  double cutoff_t{0.95}, cutoff_e{0.9};
  int n_star{6};
  OutcomeUtilities utilities{};
  TrialSize size{};
};

/// BOIN12, which has no single definition: the authors' paper leaves open what happens where the
/// doses it compares are not admissible, and implementations differ. This variant, "adjacent":
///
/// - A dose is admissible if P(p_dlt > phi_t) < c_t and P(p_response < phi_e) < c_e under uniform
///   priors. A dose that fails the first closes itself and all above.
/// - DLT rate at the current dose at or above lambda_d: go down one dose. Otherwise compare the
///   desirability P(u > u_b) of the doses one below, here, and one above; the one above is left out
///   if the rate is above lambda_e and n_star patients were treated here. An untried dose has the
///   desirability of its prior. Only admissible doses are compared; of equal ones the lower is
///   taken.
/// - None of these admissible: the nearest admissible dose below; else, unless the rate calls for
///   going down, the nearest above without skipping an untried one; else the trial ends without a
///   dose. Where the dose below is not admissible, "down" is "stay" if the current dose is.
/// - At the end: the MTD by isotonic regression among tried doses that are not closed, with target
///   phi_t; the selected dose is the admissible tried dose up to the MTD with the largest posterior
///   mean utility.
///
/// Rank-based desirability scores order tallies as P(u > u_b) does, so the table of scores is not
/// needed to decide.
class Boin12 {
 public:
  static constexpr bool decides_on_tallies = true;

  explicit Boin12(const Boin12Rules& rules);

  LadderDecision next(const LadderHistory& history) const;
  Conclude conclusion(const LadderHistory& history) const;
  std::string name() const;
  int cohort_size() const { return rules_.size.cohort_size; }
  bool uses_efficacy() const { return true; }
  bool decides_on_margins() const { return margins_suffice(rules_.utilities); }
  std::vector<DoseEstimate> estimates(const LadderHistory& history) const;

 private:
  bool admissible(const LadderHistory& history, int dose) const;
  int open_doses(const LadderHistory& history) const;
  BestDose most_desirable(const LadderHistory& history, int open, int from, int to) const;
  LadderDecision move(const LadderHistory& history, int current, int open) const;
  LadderDecision elsewhere(const LadderHistory& history, int current, int open, int up_to) const;
  Conclude select(const LadderHistory& history, int open) const;

  struct Tables {
    Desirability desirability;
    RateLimit toxicity, efficacy;
  };
  Boin12Rules rules_;
  std::shared_ptr<const Tables> tables_;
};

extern const DesignEntry boin12_entry;

}  // namespace caudata::design
