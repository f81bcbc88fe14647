// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <bit>
#include <boost/multiprecision/cpp_bin_float.hpp>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>

#include "core/stream.hpp"

/// Errors of double functions in units of the last place, against 50-digit arithmetic.
namespace caudata::test {

using Exact = boost::multiprecision::cpp_bin_float_50;

/// The distance of neighbouring doubles at `exact`; 2^-1074 among the subnormal numbers.
inline Exact ulp_at(const Exact& exact) {
  constexpr int bits = std::numeric_limits<double>::digits;
  int exponent = std::numeric_limits<double>::min_exponent;
  if (exact != 0) {
    int found = 0;
    frexp(exact, &found);
    exponent = std::max(exponent, found);
  }
  return ldexp(Exact(1), exponent - bits);
}

/// How far `seen` lies from `exact`, in ulps. Infinite for NaN, and for an infinity where the exact
/// value is representable.
inline double ulps_between(double seen, const Exact& exact) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const Exact largest(std::numeric_limits<double>::max());
  const Exact beyond = largest + ulp_at(largest) / 2;
  if (std::isnan(seen)) return infinity;
  if (std::isinf(seen)) return (seen > 0 ? exact : Exact(-exact)) >= beyond ? 0 : infinity;
  return static_cast<double>(abs(Exact(seen) - exact) / ulp_at(exact));
}

struct WorstCase {
  double ulps{0};
  double at{0};
  void see(double x, double seen, const Exact& exact) {
    const double error = ulps_between(seen, exact);
    if (error > ulps) *this = {error, x};
  }
};

/// Arguments from keyed streams: every test has the same ones on every machine.
class Arguments {
 public:
  explicit Arguments(std::uint64_t seed)
      : stream_(core::Seed{seed}, core::TrialIndex{0}, core::the_trial_itself,
                core::Process::test) {}
  double between(double a, double b) { return a + stream_.uniform() * (b - a); }
  /// Equally often of every binary exponent between those of a and b; 0 < a < b, subnormal or
  /// normal.
  double of_any_size(double a, double b) {
    const auto low = std::bit_cast<std::uint64_t>(a), high = std::bit_cast<std::uint64_t>(b);
    return std::bit_cast<double>(low + stream_.bits() % (high - low + 1));
  }
  double sign() { return (stream_.bits() & 1) == 0 ? 1 : -1; }
  std::uint64_t bits() { return stream_.bits(); }

 private:
  core::Stream stream_;
};

inline WorstCase worst_of(int points, const std::function<double()>& argument,
                          const std::function<double(double)>& function,
                          const std::function<Exact(const Exact&)>& exact) {
  WorstCase worst;
  for (int i = 0; i < points; ++i) {
    const double x = argument();
    worst.see(x, function(x), exact(Exact(x)));
  }
  return worst;
}

}  // namespace caudata::test
