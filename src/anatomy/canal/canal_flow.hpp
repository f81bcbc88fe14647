// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "anatomy/canal/canal.hpp"
#include "anatomy/canal/complex.hpp"

namespace caudata::anatomy {

/// Flow of cerebrospinal fluid through the sections of one canal: the heart's oscillation. One
/// harmonic; breathing is neglected.
///
/// The stroke volume falls as the fluid that lies caudal: SV(x) = SV(0) V_caudal(x) / V_caudal(0)
/// (Bert 2019). Fluid at and caudal of a block counts with the block's passage only: what cannot be
/// reached does not give way. The flow lags by x over the speed of the pulse.
class CanalFlow {
 public:
  explicit CanalFlow(const Canal& canal);

  double omega() const { return omega_; }          // [1/s]
  double viscosity() const { return viscosity_; }  // kinematic [mm^2/s]

  /// One way, per beat [mm^3]; 0 at the end of the sac, and from a complete block on.
  double stroke_volume(double x) const { return open_stroke_volume(x) * relative(x); }
  /// The same if there were no block.
  double open_stroke_volume(double x) const;
  /// Stroke volume with the block over without, 0-1.
  double relative(double x) const;

  /// Amplitude of the flow without block, e^{i omega t} [mm^3/s]: omega/2 SV, as a sine's half wave
  /// carries 2/omega of its amplitude.
  Complex open_flow(double x) const;

  /// Isotropic mixing by roots and oscillation, with the square of the stroke volume [mm^2/s].
  double mixing(double x) const;

 private:
  double caudal_fluid(double x) const;

  double omega_, viscosity_, stroke_volume_, wave_speed_, mixing_, reference_;
  double slice_, block_, passage_;
  std::vector<double> caudal_;  // fluid caudal of k slices [mm^3]
};

/// Rate at which production washes a solute out of the fluid, well mixed [1/d].
double washout(const CanalFlowParameters& parameters, double spinal_fluid);  // [mm^3]
/// All that is renewed together, of head and spine [mm^3].
double renewed_fluid(const CanalFlowParameters& parameters, double spinal_fluid);

}  // namespace caudata::anatomy
