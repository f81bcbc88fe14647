// SPDX-License-Identifier: Apache-2.0
#include "anatomy/canal/streaming.hpp"

namespace caudata::anatomy {

namespace {

/// What of the flow does not change with the depth.
struct StreamingFactors {
  Complex along, along_gap;    // continuity: along f + along_gap df/dgap
  Complex around, around_gap;  // dq/ds / mean, and by the gap
  Complex velocity_around;     // S
};

StreamingFactors streaming_factors(const GapFlow& g, double gap) {
  const Complex per_mean = 1.0 / g.mean;
  return {gap * g.axial_x + g.axial * (g.gap_x + gap * g.log_radius_x), gap * g.axial * g.gap_x,
          per_mean * (g.around_s - g.around * g.gap_s * g.mean_per_gap * per_mean),
          per_mean * g.around * g.gap_s, per_mean * g.around / gap};
}

OscillatingVelocity streaming_velocity(const WomersleyColumn& c, std::size_t k, const GapFlow& g,
                                       const StreamingFactors& s, double gap) {
  OscillatingVelocity v;
  v.axial = g.axial * c.profile[k];
  v.around = s.velocity_around * c.profile[k];
  v.across = -((s.along + s.around) * c.integral[k] +
               (s.along_gap + s.around_gap) * c.integral_per_gap[k]);
  v.axial_x = g.axial_x * c.profile[k] + g.axial * g.gap_x * c.per_gap[k];
  v.axial_s = g.axial * g.gap_s * c.per_gap[k];
  v.axial_n = g.axial * c.slope[k] / gap;
  return v;
}

/// Adds u with u'' = force, given at the inner nodes [in steps of one], and the ends u(0), u(m).
void streaming_solve(const std::vector<double>& force, double first, double last,
                     std::vector<double>& u) {
  const std::size_t m = force.size() - 1;
  std::vector<double> particular(m + 1, 0);
  for (std::size_t k = 1; k < m; ++k) {
    particular[k + 1] = 2 * particular[k] - particular[k - 1] + force[k];
  }
  const double slope = (last - first - particular[m]) / static_cast<double>(m);
  for (std::size_t k = 0; k <= m; ++k) {
    u[k] += first + particular[k] + slope * static_cast<double>(k);
  }
}

}  // namespace

void lagrangian_profile(const PlaneWomersley& flow, const WomersleyColumn& column,
                        const GapFlow& here, double omega, double viscosity,
                        std::vector<double>& drift) {
  const std::size_t m = column.profile.size() - 1;
  const StreamingFactors factors = streaming_factors(here, flow.gap());
  const double step = flow.gap() / static_cast<double>(m);
  std::vector<double> force(m + 1);
  drift.resize(m + 1);
  for (std::size_t k = 0; k <= m; ++k) {
    const Complex t = transport(streaming_velocity(column, k, here, factors, flow.gap()));
    drift[k] = stokes_drift(t, omega);
    force[k] = streaming_force(t) * step * step / viscosity;
  }
  streaming_solve(force, -drift.front(), -drift.back(), drift);
}

}  // namespace caudata::anatomy
