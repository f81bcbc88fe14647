// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anatomy/canal/womersley.hpp"

/// Second order of an oscillating flow: what a heartbeat leaves behind. All amplitudes belong to
/// e^{i omega t}.
namespace caudata::anatomy {

/// Amplitudes of a velocity, and how its axial part u varies.
struct OscillatingVelocity {
  Complex axial, around, across;      // [mm/s]
  Complex axial_x, axial_s, axial_n;  // du/dx, du/ds, du/dn [1/s]
};

/// conj(u) . grad u. Its half's real part is the mean of (u . grad) u, the force of steady
/// streaming; with the displacement u / (i omega) in place of the first factor it gives the Stokes
/// drift.
inline Complex transport(const OscillatingVelocity& v) {
  return std::conj(v.axial) * v.axial_x + std::conj(v.around) * v.axial_s +
         std::conj(v.across) * v.axial_n;
}
inline double streaming_force(Complex transport) { return transport.real() / 2; }  // [mm/s^2]
inline double stokes_drift(Complex transport, double omega) {                      // [mm/s]
  return -transport.imag() / (2 * omega);
}

/// The leading order at one place of the gap (see Oscillation).
struct GapFlow {
  double gap_x, gap_s, log_radius_x;
  Complex axial, axial_x;    // A, dA/dx
  Complex around, around_s;  // q, dq/ds
  Complex mean;              // mean(f)
  Complex mean_per_gap;      // d mean(f) / d gap
};

/// Lagrangian mean velocity along the canal at the nodes of `column`, but for the part that a
/// steady pressure drives: steady streaming and Stokes drift together, 0 at both walls. [mm/s]
void lagrangian_profile(const PlaneWomersley& flow, const WomersleyColumn& column,
                        const GapFlow& here, double omega, double viscosity,
                        std::vector<double>& drift);

/// The velocity that a steady pressure gradient of -1 mm/s^2 per density drives at depth w [mm/s].
inline double pressure_profile(double w, double gap, double viscosity) {
  return gap * gap * w * (1 - w) / (2 * viscosity);
}

}  // namespace caudata::anatomy
