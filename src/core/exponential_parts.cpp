// SPDX-License-Identifier: Apache-2.0
#include "core/exponential_parts.hpp"

#include <bit>
#include <cstdint>

namespace caudata::core {

namespace {

constexpr DoubleDouble third = {0x1.5555555555555p-2, 0x1.5555555555555p-56};

/// 1/5, 1/7, ...: the series of the area tangent after its second term, in the square of the
/// argument.
constexpr std::array<double, 11> odd_reciprocals() {
  std::array<double, 11> c{};
  for (std::size_t i = 0; i < c.size(); ++i) c[i] = 1.0 / static_cast<double>(2 * i + 5);
  return c;
}
constexpr auto area_tangent_tail = odd_reciprocals();

constexpr double power_of_two(int k) {  // k in [-1022, 1023]
  return std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52);
}

/// ln(1 + f) for f in [-0.293, 0.415]: 2 artanh(f / (2 + f)).
DoubleDouble precise_log_of_one_plus(double f) {
  const DoubleDouble u = ordered_sum(2, f);
  const double s = f / u.hi;
  const DoubleDouble back = exact_product(s, u.hi);
  const DoubleDouble root = {s, ((f - back.hi) - back.lo - s * u.lo) / u.hi};
  const DoubleDouble z = product(root, root);
  const DoubleDouble z_third = product(z, third);
  const DoubleDouble one_more = ordered_sum(1, z_third.hi);
  const double tail = z.hi * z.hi * polynomial(z.hi, area_tangent_tail);
  const DoubleDouble series = ordered_sum(one_more.hi, one_more.lo + (z_third.lo + tail));
  return product({2 * root.hi, 2 * root.lo}, series);
}

}  // namespace

double exponential_less_one(double x) { return x + x * x * polynomial(x, exponential_tail); }

double scaled(double x, int k) {
  constexpr int step = 1000;
  if (k > 1023) return x * power_of_two(1023) * power_of_two(k - 1023);
  if (k < -1022 + 20) return x * power_of_two(k + step) * power_of_two(-step);
  return x * power_of_two(k);
}

DoubleDouble precise_log(double x) {
  const BinaryParts p = binary_parts(x);
  const DoubleDouble log_m = precise_log_of_one_plus(p.mantissa - 1);
  const double k = p.exponent;
  const DoubleDouble sum = exact_sum_of(k * ln2_hi, log_m.hi);
  return ordered_sum(sum.hi, sum.lo + (log_m.lo + k * ln2_lo));
}

}  // namespace caudata::core
