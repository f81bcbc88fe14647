// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "design/any_design.hpp"
#include "design/best_dose.hpp"
#include "design/entry.hpp"
#include "design/interval_escalation.hpp"
#include "design/trial_size.hpp"
#include "design/utility_desirability.hpp"

namespace caudata::design {

struct UBoinRules {
  double target{0.25};            // P(DLT) that stage I aims at
  double phi_t{0.3}, phi_e{0.2};  // highest acceptable P(DLT), lowest P(response)
  double cutoff_t{0.95}, cutoff_e{0.9};
  OutcomeUtilities utilities{};
  double prior_patients{1};  // that the prior counts for, equal parts of the four outcomes
  int s1{12};                // patients at a dose that begin stage II
  int n_earlystop{24};       // patients at a dose that end the trial; 0: no such rule
  TrialSize size{3, 54, 0};
};

/// U-BOIN: BOIN first, then the dose with the largest posterior mean utility.
///
/// - Stage I is BOIN, until a dose has s1 patients.
/// - Stage II: if the DLT rate at the highest tried dose is at or below BOIN's escalation boundary,
///   the dose above it is next. Otherwise the admissible tried dose with the largest posterior mean
///   utility is; if none is admissible the trial ends without a dose.
/// - The trial ends with the maximum number of patients, or in stage II when a dose has
/// n_earlystop;
///   the admissible tried dose with the largest posterior mean utility is selected.
///
/// The four outcomes of a patient are multinomial with a Dirichlet prior, so P(DLT) and P(response)
/// have beta posteriors. A dose is admissible if P(p_dlt > phi_t) < c_t and P(p_response < phi_e)
/// < c_e. In both stages a dose with at least three patients and P(p_dlt > phi_t) > c_t under the
/// uniform prior closes itself and all above, as in BOIN.
///
/// Left open by the paper and settled here: untried doses are neither compared nor selected, for
/// lack of data; a closed dose is not opened by the rule of stage II; of doses with the same
/// utility the lower is taken; cohorts of stage II go to the best dose, the paper's other choice
/// being to randomise in proportion to utility; without option the target is phi_t - 0.05, since
/// phi_t is a limit and BOIN's target is not.
class UBoin {
 public:
  static constexpr bool decides_on_tallies = true;

  explicit UBoin(const UBoinRules& rules);

  LadderDecision next(const LadderHistory& history) const;
  /// The final choice if no more patients came.
  Conclude conclusion(const LadderHistory& history) const;
  std::string name() const;
  int cohort_size() const { return rules_.size.cohort_size; }
  bool uses_efficacy() const { return true; }
  bool decides_on_margins() const { return margins_suffice(rules_.utilities); }
  std::vector<DoseEstimate> estimates(const LadderHistory& history) const;

  /// Posterior mean, 0 to 1.
  double utility(Tally tally) const;
  bool admissible(Tally tally) const;

 private:
  int open_doses(std::span<const Tally> tally) const;
  BestDose best(const LadderHistory& history) const;
  std::optional<double> margin(const LadderHistory& history, const BestDose& best) const;
  LadderDecision second_stage(const LadderHistory& history) const;
  Conclude select(const LadderHistory& history) const;

  struct Limits {
    RateLimit toxicity, efficacy;
  };
  UBoinRules rules_;
  IntervalEscalation first_stage_;
  std::shared_ptr<const Limits> limits_;
};

extern const DesignEntry u_boin_entry;

}  // namespace caudata::design
