// SPDX-License-Identifier: Apache-2.0
#include "anatomy/canal/womersley.hpp"

#include <cmath>

#include "core/contract.hpp"

namespace caudata::anatomy {

namespace {

void womersley_resize(WomersleyColumn& column, std::size_t nodes) {
  for (auto* values : {&column.profile, &column.slope, &column.per_gap, &column.integral,
                       &column.integral_per_gap}) {
    values->resize(nodes);
  }
}

}  // namespace

PlaneWomersley::PlaneWomersley(double gap, double omega, double viscosity)
    : gap_(gap),
      z_(gap * std::sqrt(omega / (2 * viscosity)) * Complex(1, 1)),  // sqrt(i) = (1 + i) / sqrt(2)
      end_(complex_exp(-z_)) {
  EXPECTS(gap > 0 && omega > 0 && viscosity > 0);
}

Complex PlaneWomersley::profile(double w) const {
  return 1.0 - (complex_exp(-w * z_) + complex_exp(-(1 - w) * z_)) / (1.0 + end_);
}

Complex PlaneWomersley::mean() const { return 1.0 - 2.0 * (1.0 - end_) / (z_ * (1.0 + end_)); }

Complex PlaneWomersley::wall_slope() const { return z_ * (1.0 - end_) / (1.0 + end_); }

// With a = e^{-zw}, b = e^{-z(1-w)}, e = e^{-z}: f = 1 - (a + b) / (1 + e), and its integral
// w - (1 - a + b - e) / (z (1 + e)); the rest are derivatives by w and, through z, by the gap.
void tabulate(const PlaneWomersley& flow, std::size_t intervals, WomersleyColumn& column) {
  womersley_resize(column, intervals + 1);
  const Complex z = flow.z(), step = complex_exp(-z / static_cast<double>(intervals));
  // Powers of one factor, kept in `profile` until they are used from both ends.
  std::vector<Complex>& power = column.integral;
  power[0] = 1;
  for (std::size_t k = 1; k <= intervals; ++k) power[k] = power[k - 1] * step;
  const Complex e = power[intervals], share = 1.0 / (1.0 + e), per_z = share / z;
  const Complex z_per_gap = z / flow.gap();
  const auto fill = [&](std::size_t k, Complex a, Complex b) {
    const double w = static_cast<double>(k) / static_cast<double>(intervals);
    const Complex rest = 1.0 - a + b - e;
    column.profile[k] = 1.0 - (a + b) * share;
    column.slope[k] = z * (a - b) * share;
    column.per_gap[k] = z_per_gap * share * (w * a + (1 - w) * b - (a + b) * e * share);
    column.integral[k] = w - rest * per_z;
    column.integral_per_gap[k] =
        -z_per_gap * per_z * (w * a - (1 - w) * b + e - rest / z + rest * e * share);
  };
  for (std::size_t k = 0, m = intervals; k <= m; ++k, --m) {
    const Complex a = power[k], b = power[m];
    fill(k, a, b);
    if (k != m) fill(m, b, a);
    if (m == 0) break;
  }
}

}  // namespace caudata::anatomy
