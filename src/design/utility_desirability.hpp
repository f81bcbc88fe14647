// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "design/tally.hpp"

namespace caudata::design {

/// Utilities 0 to 100 of a patient's four outcomes.
struct OutcomeUtilities {
  double response_alone{100};
  double neither{40};
  double both{60};
  double dlt_alone{0};
};

/// Utility of both + utility of neither = that of either: which patients had both does not matter.
bool margins_suffice(const OutcomeUtilities& utilities);

/// Sum of the utilities of a dose's patients, in units of the best: events of a quasi-binomial. Bit
/// for bit the same whatever Tally::both is, if the margins suffice.
double quasi_events(const OutcomeUtilities& utilities, Tally tally);

/// Mean utility in 0 to 1 where p_dlt and p_response are independent.
double mean_utility(const OutcomeUtilities& utilities, double p_dlt, double p_response);

/// The utility u_b that BOIN12 asks a dose to exceed, in 0 to 1: half way between the mean utility
/// of the least acceptable dose and the best.
double utility_benchmark(const OutcomeUtilities& utilities, double phi_t, double phi_e);

/// P(u > benchmark) for the quasi-binomial posterior u ~ Beta(1 + x, 1 + n - x).
double utility_desirability(double quasi_events, int patients, double benchmark);

/// The same for every tally of up to `most_tabled` patients by table, where the margins suffice;
/// else computed each time.
class Desirability {
 public:
  Desirability(const OutcomeUtilities& utilities, double benchmark, int most_patients);
  double operator()(Tally tally) const;

 private:
  double computed(Tally tally) const;

  static constexpr int most_tabled = 48;
  OutcomeUtilities utilities_;
  double benchmark_;
  int tabled_{-1};                // patients up to which the table goes; -1: none
  std::vector<std::size_t> row_;  // where the tallies of n patients begin
  std::vector<double> table_;
};

/// Which rates of one outcome are acceptable, by table up to `most_tabled` patients.
class RateLimit {
 public:
  enum class Side { above, below };
  /// Rejects y of n where P(p > limit) (side above) or P(p < limit) (below) reaches `cutoff` under
  /// the prior Beta(prior, prior), the uniform one if none is given.
  RateLimit(Side side, double limit, double cutoff, int most_patients, double prior = 1);
  bool accepts(int n, int y) const { return wrong(n, y) < cutoff_; }
  /// Of that probability from the cutoff, never negative.
  double distance(int n, int y) const;

 private:
  double wrong(int n, int y) const;
  double computed(int n, int y) const;

  static constexpr int most_tabled = 300;
  Side side_;
  double limit_, cutoff_, prior_;
  int tabled_;
  std::vector<double> table_;
};

}  // namespace caudata::design
