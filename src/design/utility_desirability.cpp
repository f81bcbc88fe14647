// SPDX-License-Identifier: Apache-2.0
#include "design/utility_desirability.hpp"

#include <algorithm>
#include <cmath>

#include "design/incomplete_beta.hpp"

namespace caudata::design {
namespace {

constexpr double best = 100;

/// Pairs (n, y), y <= n, in one row.
std::size_t triangle(int n, int y) { return static_cast<std::size_t>(n * (n + 1) / 2 + y); }

}  // namespace

bool margins_suffice(const OutcomeUtilities& u) {
  constexpr double rounding = 1e-9;
  return std::abs(u.neither + u.both - u.response_alone - u.dlt_alone) < rounding;
}

double quasi_events(const OutcomeUtilities& u, Tally t) {
  if (margins_suffice(u)) t.both = 0;  // then neither may be negative, which makes up for it
  const int neither = t.evaluable - t.dlt - t.response + t.both;
  return (u.response_alone * (t.response - t.both) + u.neither * neither + u.both * t.both +
          u.dlt_alone * (t.dlt - t.both)) /
         best;
}

double mean_utility(const OutcomeUtilities& u, double p_dlt, double p_response) {
  return (u.response_alone * (1 - p_dlt) * p_response + u.neither * (1 - p_dlt) * (1 - p_response) +
          u.both * p_dlt * p_response + u.dlt_alone * p_dlt * (1 - p_response)) /
         best;
}

double utility_benchmark(const OutcomeUtilities& utilities, double phi_t, double phi_e) {
  const double least = mean_utility(utilities, phi_t, phi_e);
  return least + (1 - least) / 2;
}

double utility_desirability(double quasi_events, int patients, double benchmark) {
  return beta_survival(benchmark, 1 + quasi_events, 1 + patients - quasi_events);
}

Desirability::Desirability(const OutcomeUtilities& utilities, double benchmark, int most_patients)
    : utilities_(utilities), benchmark_(benchmark) {
  if (!margins_suffice(utilities)) return;
  tabled_ = std::min(most_patients, most_tabled);
  for (int n = 0; n <= tabled_; ++n) {
    row_.push_back(table_.size());
    for (int dlt = 0; dlt <= n; ++dlt) {
      for (int response = 0; response <= n; ++response) {
        table_.push_back(computed({static_cast<std::int16_t>(n), static_cast<std::int16_t>(dlt),
                                   static_cast<std::int16_t>(response), 0}));
      }
    }
  }
}

double Desirability::computed(Tally tally) const {
  return utility_desirability(quasi_events(utilities_, tally), tally.evaluable, benchmark_);
}

double Desirability::operator()(Tally tally) const {
  if (tally.evaluable > tabled_) return computed(tally);
  const int column = tally.dlt * (tally.evaluable + 1) + tally.response;
  return table_[row_[static_cast<std::size_t>(tally.evaluable)] + static_cast<std::size_t>(column)];
}

RateLimit::RateLimit(Side side, double limit, double cutoff, int most_patients, double prior)
    : side_(side),
      limit_(limit),
      cutoff_(cutoff),
      prior_(prior),
      tabled_(std::min(most_patients, most_tabled)) {
  for (int n = 0; n <= tabled_; ++n) {
    for (int y = 0; y <= n; ++y) table_.push_back(computed(n, y));
  }
}

double RateLimit::computed(int n, int y) const {
  return side_ == Side::above ? beta_survival(limit_, prior_ + y, prior_ + n - y)
                              : beta_cdf(limit_, prior_ + y, prior_ + n - y);
}

double RateLimit::wrong(int n, int y) const {
  return n <= tabled_ ? table_[triangle(n, y)] : computed(n, y);
}

double RateLimit::distance(int n, int y) const { return std::abs(wrong(n, y) - cutoff_); }

}  // namespace caudata::design
