// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "design/any_design.hpp"
#include "design/entry.hpp"
#include "design/move_table.hpp"
#include "design/rate_intervals.hpp"
#include "design/tepi_options.hpp"
#include "design/trial_size.hpp"
#include "design/utility_desirability.hpp"

namespace caudata::design {

/// TEPI: the pair of intervals, of P(DLT) and of P(response), with the greatest joint unit
/// probability mass at the current dose is looked up in a table of moves that is fixed beforehand.
/// P(DLT) and P(response) have independent uniform priors, so the joint mass is a product and is
/// greatest where both factors are.
///
/// - A dose with P(p_dlt > phi_t) >= c_t closes itself and all above; the lowest closed: no dose is
///   safe. A dose with P(p_response < phi_e) >= c_e (the paper: P(p_response > phi_e) <= xi, xi = 1
///   - c_e) is futile: it is passed over, alone.
/// - "Up" goes to the nearest dose above that is open and not futile; where there is none the trial
///   stays, or goes down if the current dose is futile. "Down", and "stay" at a futile dose, go to
///   the nearest such dose below; where there is none the trial stays, or ends without a dose if
///   the current dose is futile.
/// - At the end the tried dose with the largest expected utility is selected among the open ones
///   that are not futile.
///
/// Left open by the paper and settled here: ties of masses go to the higher interval of DLT
/// probabilities and the lower of responses; of doses with the same utility the lower is selected;
/// the last cohort is shortened to the maximum. The paper averages the utility over draws of the
/// DLT probabilities made isotonic draw by draw. Here, without draws, the expected harm of each
/// tried dose is exact and the order is imposed on these expectations, weighted by the inverse
/// posterior variance of P(DLT); with one tried dose the two are the same.
class Tepi {
 public:
  static constexpr bool decides_on_tallies = true;

  explicit Tepi(TepiRules rules);

  LadderDecision next(const LadderHistory& history) const;
  /// The final choice if no more patients came.
  Conclude conclusion(const LadderHistory& history) const;
  std::string name() const;
  int cohort_size() const { return rules_.size.cohort_size; }
  bool uses_efficacy() const { return true; }
  bool decides_on_margins() const { return true; }
  std::vector<DoseEstimate> estimates(const LadderHistory& history) const;

  /// What the table says of a tally, and its lead in mass over the best pair of another move.
  Judgement judge(Tally tally) const;
  bool futile(Tally tally) const;

 private:
  Move letter(std::size_t tox, std::size_t eff) const;
  int open_doses(std::span<const Tally> tally) const;
  int nearest(const LadderHistory& history, int from, int step) const;
  LadderDecision move(const LadderHistory& history, int current) const;
  LadderDecision treat(const LadderHistory& history, int dose, Reason reason) const;
  double margin(Tally tally, std::optional<double> lead) const;
  std::vector<double> utilities(std::span<const Tally> tally) const;
  Conclude select(const LadderHistory& history) const;

  struct Tables {
    RateIntervals tox, eff;
    RateLimit toxicity, efficacy;
  };
  TepiRules rules_;
  std::shared_ptr<const Tables> tables_;
};

extern const DesignEntry tepi_entry;

}  // namespace caudata::design
