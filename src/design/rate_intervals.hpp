// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace caudata::design {

inline constexpr std::size_t most_rate_intervals = 8;

/// A height that rises in a line from 0 at rate `from` to 1 at rate `to` and is level outside.
struct Ramp {
  double from, to;
};

/// Which rates of an outcome are the bad ones: high DLT rates, low response rates.
enum class WorseRates : std::uint8_t { high, low };

/// What y of n patients with an outcome say of its rate under the uniform prior, by table.
///
/// The unit probability mass of an interval is its posterior probability divided by its length.
/// Masses within 1e-12 of the greatest are a tie, which the interval of worse rates wins. A tally
/// beyond the table is read in its last row at the same rate, rounded to the worse side.
class RateIntervals {
 public:
  struct Cell {
    std::array<double, most_rate_intervals> mass{};
    std::size_t greatest{0};  // interval of the greatest mass
    double height{0};         // expected height of the ramp
  };

  /// `limits` divide 0 to 1. Preconditions: they rise strictly between 0 and 1 and make at most
  /// `most_rate_intervals` intervals; ramp.from < ramp.to, both in [0, 1].
  RateIntervals(std::span<const double> limits, Ramp ramp, WorseRates worse, int most_patients);

  const Cell& operator()(int n, int y) const;
  std::size_t intervals() const { return edges_.size() - 1; }

 private:
  void add_row(int n, Ramp ramp);
  std::size_t greatest(const Cell& cell) const;

  std::vector<double> edges_;  // 0, the limits, 1
  WorseRates worse_;
  int most_;
  std::vector<Cell> cells_;  // row by row
};

}  // namespace caudata::design
