// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "anatomy/textbook_canal.hpp"

/// Laws of the drift in any canal.
namespace caudata::anatomy {

namespace {

double law_largest(const std::vector<float>& values) {
  double most = 0;
  for (const float v : values) most = std::max(most, std::abs(static_cast<double>(v)));
  return most;
}

struct LawFlux {
  const CanalGrid& g;
  std::size_t at(std::uint32_t i, std::uint32_t j, std::uint32_t k) const {
    return (std::size_t{i} * g.na + j) * g.nw + k;
  }
  double radius(std::uint32_t i, std::uint32_t j, std::uint32_t k) const {
    const std::size_t c = std::size_t{i} * g.na + j;
    return double(g.inner[c]) + (k + 0.5) / g.nw * double(g.gap[c]);
  }
  double layer(std::uint32_t i, std::uint32_t j) const {
    return double(g.gap[std::size_t{i} * g.na + j]) / g.nw;
  }
  /// Through one cell of one layer [mm^3/s].
  double along(std::uint32_t i, std::uint32_t j, std::uint32_t k) const {
    return double(g.axial[at(i, j, k)]) * radius(i, j, k) * layer(i, j) * 2 * M_PI / g.na;
  }
  double around(std::uint32_t i, std::uint32_t j, std::uint32_t k) const {
    return double(g.azimuthal[at(i, j, k)]) * layer(i, j) * g.length / g.nx;
  }
};

}  // namespace

// The stored speeds are rounded to single precision; the fluxes before are exact to round-off.
TEST(CanalDrift, NothingGathersAnywhereInTheGrid) {
  const Canal canal = support::injured_canal(Segment{13}, 0.4);
  for (const Posture posture : {Posture::supine, Posture::right_lateral, Posture::sitting}) {
    const CanalGrid g = support::drift(canal, posture);
    const LawFlux f{g};
    double worst = 0, most = 0;
    for (std::uint32_t i = 1; i + 1 < g.nx; ++i) {
      for (std::uint32_t j = 0; j < g.na; ++j) {
        for (std::uint32_t k = 0; k < g.nw; ++k) {
          const std::uint32_t left = (j + g.na - 1) % g.na, right = (j + 1) % g.na;
          const double gathered = f.along(i + 1, j, k) - f.along(i - 1, j, k) +
                                  f.around(i, right, k) - f.around(i, left, k);
          worst = std::max(worst, std::abs(gathered));
          most = std::max(most, std::abs(f.along(i, j, k)));
        }
      }
    }
    EXPECT_LT(worst, 4e-7 * most) << name(posture);
    EXPECT_GT(most, 0);
  }
}

TEST(CanalDrift, FluxesOfAnyStreamFunctionCancelToRoundOff) {
  LayerField stream(20, 12, 2);
  for (std::size_t c = 0; c < stream.value.size(); ++c) {
    stream.value[c] = std::sin(1.7 * static_cast<double>(c * c % 101));
  }
  for (std::uint32_t i = 1; i + 1 < stream.nx; ++i) {
    for (std::uint32_t j = 0; j < stream.na; ++j) {
      const double along = flux(stream, i + 1, j, 1).along - flux(stream, i - 1, j, 1).along;
      const double around =
          flux(stream, i, (j + 1) % 12, 1).around - flux(stream, i, (j + 11) % 12, 1).around;
      EXPECT_NEAR(along + around, 0, 1e-15);
    }
  }
}

TEST(CanalDrift, NoSectionAndNoLayerCarriesANetFlow) {
  const CanalGrid g = support::drift(support::canal(), Posture::supine);
  const LawFlux f{g};
  for (std::uint32_t i = 0; i < g.nx; ++i) {
    for (std::uint32_t k = 0; k < g.nw; ++k) {
      double net = 0, size = 0;
      for (std::uint32_t j = 0; j < g.na; ++j) {
        net += f.along(i, j, k);
        size += std::abs(f.along(i, j, k));
      }
      EXPECT_LT(std::abs(net), 1e-6 * size) << i << " " << k;
    }
  }
}

TEST(CanalDrift, VanishesTowardsBothEnds) {
  const CanalGrid g = support::drift(support::canal(), Posture::supine, {1024, 32, 4});
  const LawFlux f{g};
  const auto through = [&](std::uint32_t i) {
    double sum = 0;
    for (std::uint32_t j = 0; j < g.na; ++j) sum += std::abs(f.along(i, j, 1));
    return sum;
  };
  EXPECT_LT(through(0), 0.2 * through(12));
  EXPECT_LT(through(g.nx - 1), 0.2 * through(g.nx - 12));
}

TEST(CanalDrift, MirroredPostureGivesMirroredDrift) {
  const Canal canal = support::canal();
  const CanalGrid left = support::drift(canal, Posture::left_lateral);
  const CanalGrid right = support::drift(canal, Posture::right_lateral);
  const LawFlux f{left};
  const double axial = law_largest(left.axial), azimuthal = law_largest(left.azimuthal);
  for (std::uint32_t i = 0; i < left.nx; ++i) {
    for (std::uint32_t j = 0; j < left.na; ++j) {
      for (std::uint32_t k = 0; k < left.nw; ++k) {
        const std::size_t a = f.at(i, j, k), b = f.at(i, left.na - 1 - j, k);
        ASSERT_NEAR(left.axial[a], right.axial[b], 1e-6 * axial);
        ASSERT_NEAR(left.azimuthal[a], -right.azimuthal[b], 1e-6 * azimuthal);
      }
    }
  }
}

TEST(CanalDrift, LyingOnTheBackLeftAndRightAreAlike) {
  const CanalGrid g = support::drift(support::canal(), Posture::supine);
  const LawFlux f{g};
  const double axial = law_largest(g.axial);
  for (std::uint32_t i = 0; i < g.nx; ++i) {
    for (std::uint32_t j = 0; j < g.na; ++j) {
      ASSERT_NEAR(g.axial[f.at(i, j, 0)], g.axial[f.at(i, g.na - 1 - j, 0)], 1e-6 * axial);
    }
  }
}

TEST(CanalDrift, ACompleteBlockStillsAllBelowIt) {
  const Canal canal = support::injured_canal(c5, 0);
  const CanalGrid g = support::drift(canal, Posture::supine);
  const LawFlux f{g};
  const auto first = static_cast<std::uint32_t>(canal.block().from / g.length * g.nx) + 1;
  ASSERT_LT(first, g.nx);
  for (std::uint32_t i = first; i < g.nx; ++i) {
    EXPECT_EQ(g.mixing[i], 0);
    for (std::uint32_t j = 0; j < g.na; ++j) {
      EXPECT_EQ(g.shear_inner[std::size_t{i} * g.na + j], 0);
      for (std::uint32_t k = 0; k < g.nw; ++k) EXPECT_EQ(f.along(i, j, k), 0);
    }
  }
  EXPECT_GT(law_largest(g.axial), 0) << "above it the fluid still moves";
}

TEST(CanalDrift, ABlockReducesWhatPassesItByTheSquareOfItsPassage) {
  const Canal open = support::canal(), half = support::injured_canal(c5, 0.5);
  const CanalGrid a = support::drift(open, Posture::supine);
  const CanalGrid b = support::drift(half, Posture::supine);
  const double most = law_largest(a.axial);
  const auto first = static_cast<std::size_t>(half.block().from / a.length * a.nx) + 1;
  for (std::size_t c = first * a.na * a.nw; c < a.axial.size(); ++c) {
    ASSERT_NEAR(b.axial[c], a.axial[c] / 4, 1e-6 * most);
  }
  const CanalFlow flow(half), free(open);
  EXPECT_NEAR(flow.stroke_volume(300), free.stroke_volume(300) / 2, 1e-9);
  EXPECT_LT(flow.stroke_volume(0), free.stroke_volume(0));
  EXPECT_GT(flow.stroke_volume(0), free.stroke_volume(0) / 2);
}

TEST(CanalDrift, SmoothingKeepsSectionsWithoutNetFlow) {
  LayerField field(40, 4, 1);
  for (std::uint32_t i = 0; i < 40; ++i) {
    const double a = std::cos(0.9 * i), b = std::sin(2.3 * i), c = std::cos(i * i);
    const double values[] = {a, b, c, -a - b - c};
    for (std::uint32_t j = 0; j < 4; ++j) field.value[field.at(i, j, 0)] = values[j];
  }
  smooth_along(field, 3);
  for (std::uint32_t i = 0; i < 40; ++i) {
    double sum = 0;
    for (std::uint32_t j = 0; j < 4; ++j) sum += field.value[field.at(i, j, 0)];
    EXPECT_NEAR(sum, 0, 1e-14);
  }
}

}  // namespace caudata::anatomy
