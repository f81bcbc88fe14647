// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "design/any_design.hpp"
#include "design/boin_et_boundaries.hpp"
#include "design/entry.hpp"
#include "design/trial_size.hpp"
#include "design/utility_desirability.hpp"

namespace caudata::design {

/// How the dose is selected at the end: the most effective one up to the MTD, or the one with the
/// largest utility.
enum class ObdMethod : std::uint8_t {
  max_effprob,               // of doses up to the MTD
  utility_weighted,          // p_e - w1 p_t - w2 p_t where p_t is above phi2
  utility_truncated_linear,  // product of lines from 1 to 0 in p_t, from 0 to 1 in p_e
  utility_scoring            // mean score of the four outcomes
};
/// What a dose that is too toxic closes: with `itself` the trial may jump over it, as in boinet.
enum class TooToxic : bool { closes_itself_and_above, closes_itself };

struct BoinEtRules {
  BoinEtHypotheses hypotheses{0.3, 0.03, 0.42, 0.6, 0.36};
  BoinEtBoundaries boundaries{};
  double cutoff_t{0.95}, cutoff_e{0.99};
  TooToxic too_toxic{TooToxic::closes_itself_and_above};
  ObdMethod method{ObdMethod::max_effprob};
  double w1{0.33}, w2{1.09};
  OutcomeUtilities scores{100, 40, 60, 0};
  int n_earlystop{0};  // patients at a dose; 0: no such rule
  TrialSize size{};
};

/// BOIN-ET: DLT and response rates at the current dose against boundaries.
///
/// DLT rate <= lambda1 and response rate <= eta1: go up. DLT rate < lambda2 and response rate above
/// eta1: stay. DLT rate >= lambda2: go down. Between the boundaries with few responses: go up if
/// the dose above is untried, else to the dose with the highest response rate of the one below,
/// here and above; equal rates are decided by lot in the paper and go to the lowest here, so that
/// the same data give the same dose.
///
/// A dose is not admissible if P(p_t > phi) > c_t or P(p_e < delta1) > c_e under uniform priors. A
/// wanted dose that is not admissible gives way to the nearest admissible one beyond it; beyond the
/// highest the trial stays, beyond the lowest it ends without a dose, as it does when no dose is
/// admissible.
class BoinEt {
 public:
  static constexpr bool decides_on_tallies = true;

  explicit BoinEt(const BoinEtRules& rules);

  LadderDecision next(const LadderHistory& history) const;
  Conclude conclusion(const LadderHistory& history) const;
  std::string name() const;
  int cohort_size() const { return rules_.size.cohort_size; }
  const BoinEtRules& rules() const { return rules_; }
  bool uses_efficacy() const { return true; }
  bool decides_on_margins() const { return true; }

  /// DLT and response rates of a dose, of follow-up where some is pending; 0 at an untried dose.
  struct Rates {
    double dlt{0}, response{0};
    bool tried{false};
  };
  static Rates rates_of(Tally tally);
  /// The doses that the rates call for: several where the paper draws lots; -1 and the number of
  /// doses stand for "below the lowest" and "above the highest". Precondition: `current` is tried.
  std::vector<int> wanted(std::span<const Rates> rates, int current) const;
  /// Whether patients may be treated at a dose, by what its patients and those below showed.
  bool admits(std::span<const Tally> tally, int dose) const;
  /// The decision if `wanted` is the dose that the rates call for.
  LadderDecision towards(const LadderHistory& history, int wanted) const;

 private:
  bool admissible(Tally tally) const;
  int open_doses(std::span<const Tally> tally) const;
  std::vector<int> admissible_doses(std::span<const Tally> tally) const;
  double margin(Tally here) const;
  Conclude select(const LadderHistory& history) const;
  int best_dose(std::span<const int> tried, std::span<const Tally> tally) const;
  double utility(double p_t, double p_e) const;

  struct Limits {
    RateLimit toxicity, efficacy;
  };
  BoinEtRules rules_;
  std::shared_ptr<const Limits> limits_;
};

const std::vector<OptionSpec>& boin_et_options();
/// Precondition: `boin_et_rules` succeeds.
std::string boin_et_boundaries_text(const Options& given);
/// Precondition: `check_options` found no error. Fails on hypotheses or boundaries out of order and
/// a first dose above the ladder.
core::Result<BoinEtRules> boin_et_rules(const Options& given, const LadderPart& part);

extern const DesignEntry boin_et_entry;

}  // namespace caudata::design
