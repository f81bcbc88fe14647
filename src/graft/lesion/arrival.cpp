// SPDX-License-Identifier: Apache-2.0
#include "graft/lesion/arrival.hpp"

#include <cmath>

#include "core/contract.hpp"
#include "core/elementary.hpp"

namespace caudata::graft {
namespace {

constexpr int arrival_stages = 3;
constexpr double arrival_factorial = 2;  // (stages - 1)!

double arrival_cube(double x) { return x * x * x; }

/// The density of the sum of three exponential stages.
double arrival_rate(double t, double stage) {
  const double x = t / stage;
  return x * x * core::exp(-x) / (stage * arrival_factorial);
}

/// sum of x^k / (k + 3)!, |x| <= 1: 18 terms reach the last bit.
double arrival_series(double x) {
  double term = 1.0 / 6, sum = 0;
  for (int k = 0; k < 18; ++k) {
    sum += term;
    term *= x / (k + arrival_stages + 1);
  }
  return sum;
}

/// The solution of dI/dt = s - I/tau. With x = t (1/stage - 1/tau) it is (t/stage)^3 exp(-t/stage)
/// sum x^k/(k+3)!, which for larger |x| is summed in closed form.
double arrival_present(double t, double stage, double residence) {
  const double gap = 1 - stage / residence, x = t / stage * gap;
  if (std::fabs(x) <= 1) return arrival_cube(t / stage) * core::exp(-t / stage) * arrival_series(x);
  const double first_stages = 1 + x + 0.5 * x * x;
  return (core::exp(-t / residence) - core::exp(-t / stage) * first_stages) / arrival_cube(gap);
}

/// The time of a stage for which as many leave as arrive at the peak. At peak/2 the rate itself is
/// at its peak and I still rises; for short stages all have come and I falls.
double arrival_stage(double peak, double residence) {
  double low = 0, high = 0.5 * peak;
  for (int i = 0; i < 64; ++i) {
    const double stage = 0.5 * (low + high);
    const bool rises =
        arrival_rate(peak, stage) > arrival_present(peak, stage, residence) / residence;
    (rises ? high : low) = stage;
  }
  return high;
}

}  // namespace

double gamma_pulse(double t, double peak, double shape) {
  if (t <= 0) return 0;
  const double x = t / peak;
  return core::pow(x * core::exp(1 - x), shape);
}

Arrival::Arrival(double peak, double residence)
    : residence_(residence), stage_(arrival_stage(peak, residence)) {
  EXPECTS(peak > 0 && residence > 0);
  most_ = arrival_present(peak, stage_, residence);
}

double Arrival::at(double t) const {
  return t > 0 ? arrival_present(t, stage_, residence_) / most_ : 0;
}

double Arrival::rate(double t) const { return t > 0 ? arrival_rate(t, stage_) / most_ : 0; }

}  // namespace caudata::graft
