// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "anatomy/canal/complex.hpp"

namespace caudata::anatomy {

/// Oscillating flow between two plane walls (Womersley): under a pressure gradient
/// -rho Re[K e^{i omega t}] the velocity is Re[K/(i omega) f(w) e^{i omega t}], w the depth from 0
/// to 1, f = 1 - (e^{-zw} + e^{-z(1-w)}) / (1 + e^{-z}), z = gap sqrt(i omega / nu). The usual
/// Womersley number of the half gap is |z| / 2. Any gap > 0;
/// absolute error some 1e-16.
class PlaneWomersley {
 public:
  /// [mm], [1/s], [mm^2/s]
  PlaneWomersley(double gap, double omega, double viscosity);

  Complex profile(double w) const;
  /// Mean of the profile over the depth: 1 - tanh(z/2) / (z/2).
  Complex mean() const;
  /// d profile / dw at the inner wall; its negative at the outer.
  Complex wall_slope() const;

  double gap() const { return gap_; }
  Complex z() const { return z_; }

 private:
  double gap_;
  Complex z_, end_;  // end_ = e^{-z}
};

/// The profile, its integral from the inner wall, and what they change with the gap, at the nodes
/// w = k / intervals. Sizes intervals + 1.
struct WomersleyColumn {
  std::vector<Complex> profile, slope;    // f, df/dw
  std::vector<Complex> per_gap;           // df/dgap at fixed w [1/mm]
  std::vector<Complex> integral;          // of f over w
  std::vector<Complex> integral_per_gap;  // [1/mm]
};
/// Fills `column`, whose memory is used again.
void tabulate(const PlaneWomersley& flow, std::size_t intervals, WomersleyColumn& column);

}  // namespace caudata::anatomy
