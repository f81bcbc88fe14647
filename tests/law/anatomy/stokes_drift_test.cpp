// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>

#include "anatomy/canal/streaming.hpp"

/// Stokes drift of waves, through the code that the canal's drift uses.
namespace caudata::anatomy {

namespace {

constexpr double wave_a = 0.3, wave_k = 0.7, wave_omega = 7.3;

/// u = a omega cos(k x - omega t): amplitude a omega e^{-ikx} of e^{i omega t}, as cos is even.
OscillatingVelocity plane_wave(double x) {
  OscillatingVelocity v;
  v.axial = wave_a * wave_omega * std::polar(1.0, -wave_k * x);
  v.axial_x = Complex(0, -wave_k) * v.axial;
  return v;
}

}  // namespace

TEST(StokesDrift, OfATravellingWaveIsHalfASquaredOmegaK) {
  const double law = wave_a * wave_a * wave_omega * wave_k / 2;
  for (const double x : {0.0, 0.4, 5.0}) {
    EXPECT_NEAR(stokes_drift(transport(plane_wave(x)), wave_omega), law, 1e-14 * law);
  }
}

// u = a omega e^{kz} cos(kx - omega t), w = a omega e^{kz} sin(kx - omega t).
TEST(StokesDrift, OfADeepWaveHasItsDepthFactorTwice) {
  for (const double z : {0.0, -0.5, -2.0}) {
    OscillatingVelocity v = plane_wave(0.9);
    const double depth = std::exp(wave_k * z);
    v.axial *= depth;
    v.axial_x *= depth;
    v.across = Complex(0, 1) * v.axial;
    v.axial_n = wave_k * v.axial;
    const double law = wave_a * wave_a * wave_omega * wave_k * depth * depth;
    EXPECT_NEAR(stokes_drift(transport(v), wave_omega), law, 1e-13 * law);
  }
}

TEST(StokesDrift, OfAStandingWaveIsNone) {
  OscillatingVelocity v;
  v.axial = 3 * std::sin(0.4);
  v.axial_x = 3 * wave_k * std::cos(0.4);
  EXPECT_EQ(stokes_drift(transport(v), wave_omega), 0);
  EXPECT_GT(streaming_force(transport(v)), 0);
}

// A particle followed through many periods from where it turns; the law's next order is (a k)^2.
TEST(StokesDrift, IsWhatAParticleDoes) {
  constexpr double small = 0.01;
  constexpr int periods = 20, steps = 2000;
  const double dt = 2 * M_PI / wave_omega / steps;
  const auto speed = [&](double x, double t) {
    return small * wave_omega * std::cos(wave_k * x - wave_omega * t);
  };
  const double start = M_PI / (2 * wave_k);
  double x = start;
  for (int n = 0; n < periods * steps; ++n) {
    const double t = n * dt, half = x + dt / 2 * speed(x, t);
    x += dt * speed(half, t + dt / 2);
  }
  const double law = small * small * wave_omega * wave_k / 2;
  EXPECT_NEAR((x - start) / (periods * steps * dt), law, 2e-3 * law);
}

}  // namespace caudata::anatomy
