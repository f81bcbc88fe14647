// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace caudata::graft {

/// The linear birth-death process from one cell (Kendall, Ann Math Stat 1948;19:1-15), rates
/// constant. After a time t the family is extinct with extinct(t); otherwise its size is geometric:
/// P(size >= m) = alive(t) more(t)^(m - 1). death = 0 is the Yule process.
struct BirthDeath {
  double birth, death;  // [1/time], >= 0

  double extinct(double t) const;
  double alive(double t) const { return 1 - extinct(t); }
  double more(double t) const;           // P(size > m | size >= m), m >= 1
  double one_more_less(double t) const;  // 1 - more(t), without cancellation
  double mean(double t) const;
  double variance(double t) const;

  /// Probability that the family never dies out.
  double established() const { return birth > death ? 1 - death / birth : 0; }

 private:
  /// (e^{(b - d) t} - 1)/(b - d): the time, stretched.
  double stretched(double t) const;
};

}  // namespace caudata::graft
