// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <limits>

#include "core/double_double.hpp"
#include "core/elementary.hpp"

namespace caudata::core {

namespace {

constexpr double largest_argument = 0x1p20;
constexpr double two_over_pi = 0x1.45f306dc9c883p-1;

// pi/2 in parts of 33 bits, each with 20 trailing zero bits, so that its product with a quadrant
// number is exact.
constexpr double half_pi_1 = 0x1.921fb54400000p+0;
constexpr double half_pi_2 = 0x1.0b4611a600000p-34;
constexpr double half_pi_3 = 0x1.3198a2e000000p-69;
constexpr double half_pi_4 = 0x1.b839a252049c1p-104;

/// 1/first!, -1/(first + 2)!, 1/(first + 4)!, ... times the sign.
constexpr std::array<double, 8> alternating_series(int first, double sign) {
  std::array<double, 8> c{};
  double factorial = 1;
  for (int i = 2; i <= first; ++i) factorial *= i;
  for (double& coefficient : c) {
    coefficient = sign / factorial;
    sign = -sign;
    factorial *= (first + 1) * (first + 2);
    first += 2;
  }
  return c;
}
constexpr auto sine_tail = alternating_series(3, -1);   // (sin r - r) / r^3
constexpr auto cosine_tail = alternating_series(4, 1);  // (cos r - 1 + r^2/2) / r^4

struct Reduced {
  DoubleDouble rest;  // in [-pi/4, pi/4], a hair more at the ends
  int quadrant;
};

/// Cody & Waite (1980): x less the nearest multiple of pi/2, with an absolute error below 2^-130.
Reduced reduce(double x) {
  constexpr double to_integer = 0x1.8p52;
  const double k = (x * two_over_pi + to_integer) - to_integer;
  const DoubleDouble first = exact_sum_of(x - k * half_pi_1, -k * half_pi_2);
  const DoubleDouble second = exact_sum_of(first.hi, -k * half_pi_3 + first.lo);
  const double low_error = (first.lo - k * half_pi_3) - (-k * half_pi_3 + first.lo);
  const DoubleDouble rest = ordered_sum(second.hi, second.lo + (low_error - k * half_pi_4));
  return {rest, static_cast<int>(k) & 3};
}

double sine_near_zero(DoubleDouble r) {
  const double z = r.hi * r.hi;
  return r.hi + (r.lo * (1 - 0.5 * z) + r.hi * z * polynomial(z, sine_tail));
}

double cosine_near_zero(DoubleDouble r) {
  const double z = r.hi * r.hi;
  const double half_z = 0.5 * z;
  const double w = 1 - half_z;
  return w + (((1 - w) - half_z) + (z * z * polynomial(z, cosine_tail) - r.hi * r.lo));
}

}  // namespace

SinCos sincos(double x) {
  if (!(x >= -largest_argument && x <= largest_argument)) {
    constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
    return {not_a_number, not_a_number};
  }
  const Reduced r = reduce(x);
  const double s = sine_near_zero(r.rest), c = cosine_near_zero(r.rest);
  switch (r.quadrant) {
    case 0:
      return {s, c};
    case 1:
      return {c, -s};
    case 2:
      return {-s, -c};
    default:
      return {-c, s};
  }
}

}  // namespace caudata::core
