// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <numbers>
#include <utility>

#include "graft/particles/kick.hpp"
#include "graft/particles/particle_fixture.hpp"
#include "graft/particles/suspended_step.hpp"
#include "support/exact_test.hpp"

// Taylor and Aris by particles: shear along a slab and kicks across it spread cells along it. The
// cells are moved by the kernel of the canal.
//
// Two laws stand beside them. Of the fluid: D (1 + 2 Pe^2 / 105) with Pe = U h / D of the half gap
// h for a steady parabola, and mode by mode for one that oscillates. Of the kernel itself, for any
// step: between mirrors the modes cos(n pi y / H) are the eigenfunctions of the kicked walk, their
// eigenvalues the characteristic function of a kick, so that mean and variance of the axial place
// are known without error. Tests of means are of tens of thousands of cells and ask for test::alpha
// of a normal law; the skewness of a square doubles that at most.
namespace caudata::graft {
namespace {

const GraftKey dispersion_key(std::array<std::uint32_t, 2>{0x13198a2eu, 0x03707344u});

constexpr double dispersion_gap = 1, dispersion_mixing = 0.01;  // [mm], [mm^2/s]
constexpr double dispersion_crossing = dispersion_gap * dispersion_gap / dispersion_mixing;  // [s]
constexpr double dispersion_length = 400;  // [mm] of the slab
constexpr std::uint32_t dispersion_nodes = 16;
constexpr int dispersion_modes = 40;

/// The characteristic function of a kick: of four bytes, evenly drawn.
double kick_characteristic(double theta) {
  const double half = theta * static_cast<double>(kick_scale) / 2;
  const double byte = core::sincos(256 * half).sin / (256 * core::sincos(half).sin);
  return byte * byte * (byte * byte);
}

/// Between plane walls with a parabola of `peak` [mm/s], as the drift's nodes resolve it.
struct DispersionSlab {
  double peak;
  double mean{0};             // [mm/s]
  std::vector<double> power;  // [mm^2/s^2] of the modes 2, 4, ... of the velocity

  explicit DispersionSlab(double peak_speed) : peak(peak_speed) {
    constexpr int parts = 2000;
    power.assign(dispersion_modes / 2, 0.0);
    std::vector<double> amplitude(power.size(), 0.0);
    for (int i = 0; i < parts; ++i) {
      const double y = (i + 0.5) / parts;
      mean += velocity(y) / parts;
      for (std::size_t m = 0; m < power.size(); ++m)
        amplitude[m] += 2 * velocity(y) * core::sincos(wave(m) * dispersion_gap * y).cos / parts;
    }
    for (std::size_t m = 0; m < power.size(); ++m) power[m] = amplitude[m] * amplitude[m] / 2;
  }

  static double wave(std::size_t m) {  // [1/mm]
    return 2 * static_cast<double>(m + 1) * std::numbers::pi / dispersion_gap;
  }
  static double rate(std::size_t m) { return dispersion_mixing * wave(m) * wave(m); }  // [1/s]

  double at_node(int k) const {  // centres of cells, mirrored with the other sign at the walls
    if (k == 0 || k > static_cast<int>(dispersion_nodes))
      return -at_node(k == 0 ? 1 : static_cast<int>(dispersion_nodes));
    const double y = (k - 0.5) / dispersion_nodes;
    return 4 * peak * y * (1 - y);
  }
  double velocity(double y) const {  // `y` in gaps
    const double nodes = y * dispersion_nodes + 0.5;
    const int k = static_cast<int>(nodes);
    return at_node(k) + (nodes - k) * (at_node(k + 1) - at_node(k));
  }

  /// Taylor's part of the dispersion [mm^2/s], of the fluid: the flow changes as cos(omega t).
  double shear_dispersion(double omega) const {
    double sum = 0;
    for (std::size_t m = 0; m < power.size(); ++m)
      sum += power[m] * rate(m) / (rate(m) * rate(m) + omega * omega);
    return omega > 0 ? sum / 2 : sum;
  }
  /// The same of the kernel in steps of `dt`, a steady flow.
  double shear_dispersion_in_steps(double dt) const {
    const double spread = std::sqrt(2 * dispersion_mixing * dt);
    double sum = 0;
    for (std::size_t m = 0; m < power.size(); ++m) {
      const double kept = kick_characteristic(wave(m) * spread);
      sum += power[m] * (1 + kept) / (1 - kept) * dt / 2;
    }
    return sum;
  }
  /// Variance of the place [mm^2] after steps of `dt` with the flow times `phase`.
  double variance(double dt, const std::vector<double>& phase) const {
    const double spread = std::sqrt(2 * dispersion_mixing * dt);
    double sum = static_cast<double>(phase.size()) * spread * spread;
    for (std::size_t m = 0; m < power.size(); ++m) {
      const double kept = kick_characteristic(wave(m) * spread);
      double memory = 0, products = 0;
      for (const double now : phase) {
        products += now * (now + 2 * memory);
        memory = kept * (memory + now);
      }
      sum += power[m] * dt * dt * products;
    }
    return sum;
  }
};

/// Cells evenly across the gap at one place of the slab, moved by the kernel.
class DispersionRun {
 public:
  DispersionRun(const DispersionSlab& slab, std::size_t n, double from, double dt)
      : field_(grid(slab), {}),
        flow_(field_.flow),
        speeds_(size_classes, 0.0f),
        hindrance_(field_.voxels(), 1.0f),
        cells_(test::scattered_cells(n, dispersion_key)),
        from_(from),
        step_{field_, speeds_, hindrance_, {0, 0, 1}, {}, static_cast<float>(dt), 0, 0, false} {
    for (std::uint32_t& x : cells_.x)
      x = static_cast<std::uint32_t>(from / dispersion_length * 0x1p32);
    for (std::uint32_t& azimuth : cells_.azimuth) azimuth = 0x10000000u;
  }

  void step(double phase) {
    for (std::size_t i = 0; i < flow_.size(); ++i)
      field_.flow[i] = flow_[i] * static_cast<float>(phase);
    move_suspended(step_, dispersion_key, cells_.columns());
    ++step_.step;
  }
  /// Displacements [mm].
  std::vector<double> places() const {
    std::vector<double> all;
    for (const std::uint32_t x : cells_.x) all.push_back(x * 0x1p-32 * dispersion_length - from_);
    return all;
  }

 private:
  static anatomy::CanalGrid grid(const DispersionSlab& slab) {
    anatomy::CanalGrid g = test::round_canal({16, 8, dispersion_nodes}, dispersion_length, 4000,
                                             static_cast<float>(dispersion_gap),
                                             static_cast<float>(dispersion_mixing));
    for (std::size_t i = 0; i < g.axial.size(); ++i)
      g.axial[i] = static_cast<float>(slab.at_node(static_cast<int>(i % dispersion_nodes) + 1));
    return g;
  }

  DriftField field_;
  const std::vector<float> flow_;
  const std::vector<float> speeds_, hindrance_;
  test::CellColumns cells_;
  double from_;
  SuspendedStep step_;
};

struct DispersionMean {
  double value, error;  // the second is the standard error
};
DispersionMean mean_of(const std::vector<double>& values) {
  double sum = 0, squares = 0;
  for (const double v : values) sum += v;
  const double n = static_cast<double>(values.size()), mean = sum / n;
  for (const double v : values) squares += (v - mean) * (v - mean);
  return {mean, std::sqrt(squares / n / n)};
}

/// How many standard errors test::alpha allows.
double allowed_errors() { return quantile(complement(boost::math::normal(), test::alpha / 2)); }
void expect_mean(const std::vector<double>& values, double law, const char* what) {
  const DispersionMean seen = mean_of(values);
  EXPECT_LT(std::abs(seen.value - law), allowed_errors() * seen.error)
      << what << ": " << seen.value << " +- " << seen.error << ", law " << law;
}

std::vector<double> squares_about(std::vector<double> values, double centre) {
  for (double& v : values) v = (v - centre) * (v - centre);
  return values;
}

/// Squares of the distance from the mean flow after the one and the other number of steps.
std::pair<std::vector<double>, std::vector<double>> spread_at(DispersionRun& run, double drift,
                                                              const std::vector<double>& phase,
                                                              std::size_t early) {
  std::vector<double> first;
  double travelled = 0;
  for (std::size_t i = 0; i < phase.size(); ++i) {
    if (i == early) first = squares_about(run.places(), travelled);
    run.step(phase[i]);
    travelled += drift * phase[i];
  }
  return {first, squares_about(run.places(), travelled)};
}

/// The growth of each cell's square over a time, as a dispersion [mm^2/s].
std::vector<double> dispersions(const std::vector<double>& first, const std::vector<double>& last,
                                double seconds) {
  std::vector<double> all;
  for (std::size_t i = 0; i < last.size(); ++i) all.push_back((last[i] - first[i]) / (2 * seconds));
  return all;
}

/// The step in which kicks have this standard deviation, in gaps.
double step_of(double spread) { return spread * spread / 2 * dispersion_crossing; }

TEST(TaylorDispersion, SteadyShearSpreadsCellsAsTheFormulaSays) {
  const DispersionSlab slab(1);
  const double dt = step_of(0.1);  // bias below 1 %
  const std::vector<double> phase(100, 1.0);
  DispersionRun run(slab, 30000, 100, dt);
  const auto [first, last] = spread_at(run, slab.mean * dt, phase, 20);
  expect_mean(run.places(), slab.mean * dt * 100, "mean");
  expect_mean(last, slab.variance(dt, phase), "variance");

  const double half = dispersion_gap / 2, peclet = 2.0 / 3 * slab.peak * half / dispersion_mixing;
  const double formula = dispersion_mixing * (1 + 2 * peclet * peclet / 105);
  EXPECT_GT(formula, 20 * dispersion_mixing);
  EXPECT_NEAR(dispersion_mixing + slab.shear_dispersion(0), formula, 0.01 * formula);  // the nodes
  const DispersionMean seen = mean_of(dispersions(first, last, 80 * dt));
  EXPECT_LT(allowed_errors() * seen.error, 0.1 * formula);
  EXPECT_LT(std::abs(seen.value - formula), allowed_errors() * seen.error + 0.02 * formula)
      << seen.value << " +- " << seen.error << ", formula " << formula;
}

TEST(TaylorDispersion, AnOscillatingShearSpreadsThemLessByTheModes) {
  const DispersionSlab slab(2);
  const double dt = step_of(0.1);
  constexpr int period = 32;  // steps: the slowest mode forgets in about a fifth of it
  std::vector<double> phase;
  for (int i = 0; i < 4 * period; ++i)
    phase.push_back(core::sincos(2 * std::numbers::pi * i / period).cos);
  DispersionRun run(slab, 30000, 200, dt);
  const auto [first, last] = spread_at(run, slab.mean * dt, phase, period);
  expect_mean(run.places(), 0, "mean");
  expect_mean(last, slab.variance(dt, phase), "variance");

  const double law =
      dispersion_mixing + slab.shear_dispersion(2 * std::numbers::pi / (period * dt));
  EXPECT_GT(law, 10 * dispersion_mixing);
  EXPECT_LT(law, 0.4 * slab.shear_dispersion(0));
  const DispersionMean seen = mean_of(dispersions(first, last, 3 * period * dt));
  EXPECT_LT(allowed_errors() * seen.error, 0.1 * law);
  EXPECT_LT(std::abs(seen.value - law), allowed_errors() * seen.error + 0.02 * law)
      << seen.value << " +- " << seen.error << ", law " << law;
}

// The bias of a step. To first order it is -(3 - kurtosis) / 6 of the rate of a mode times dt, with
// the kurtosis 2.7 of a kick: half a per cent where kicks are a tenth of the gap. Kicks of a third
// of the gap, the most that a course takes, give a third too much; there the bias grows as dt^2.
TEST(TaylorDispersion, ItsBiasInTheStepIsOfTheFirstOrderAndSmall) {
  const DispersionSlab slab(1);
  const double law = slab.shear_dispersion(0);
  const auto bias = [&](double spread) {
    return slab.shear_dispersion_in_steps(step_of(spread)) / law - 1;
  };
  EXPECT_LT(std::abs(bias(0.1)), 0.01);
  EXPECT_LT(std::abs(bias(0.15)), 0.01);
  const double order = core::log(bias(0.01) / bias(0.005)) / core::log(4.0);
  EXPECT_NEAR(order, 1, 0.05);

  std::vector<double> seen;
  for (const double spread : {0.4, 0.3}) {
    const double dt = step_of(spread);
    const std::vector<double> phase(
        static_cast<std::size_t>(std::ceil(0.8 / (dt / dispersion_crossing))), 1.0);
    DispersionRun run(slab, 60000, 100, dt);
    const auto [first, last] = spread_at(run, slab.mean * dt, phase, 3);
    expect_mean(last, slab.variance(dt, phase), "variance");
    const double seconds = dt * static_cast<double>(phase.size() - 3);
    const DispersionMean all = mean_of(dispersions(first, last, seconds));
    seen.push_back((all.value - dispersion_mixing) / law - 1);
    EXPECT_LT(std::abs(seen.back() - bias(spread)), allowed_errors() * all.error / law + 0.02);
  }
  EXPECT_GT(seen[0], 0.5);
  EXPECT_GT(seen[1], 0.1);
  EXPECT_GT(core::log(seen[0] / seen[1]) / core::log(step_of(0.4) / step_of(0.3)), 1);
}

TEST(TaylorDispersion, CellsStayInASectionForItsVolumeOverTheFlow) {
  const DispersionSlab slab(1);
  const double dt = step_of(0.15), from = 20, to = 40;  // [mm]
  constexpr std::size_t cells = 10000;
  DispersionRun run(slab, cells, 100, dt);
  std::vector<double> stayed(cells, 0.0);
  const int steps = static_cast<int>(100 / (slab.mean * dt));
  for (int i = 0; i < steps; ++i) {
    run.step(1);
    const std::vector<double> places = run.places();
    for (std::size_t c = 0; c < cells; ++c)
      if (places[c] >= from && places[c] < to) stayed[c] += dt;
  }
  for (const double place : run.places()) EXPECT_GT(place, to);
  expect_mean(stayed, (to - from) / slab.mean, "time in the section");
}

}  // namespace
}  // namespace caudata::graft
