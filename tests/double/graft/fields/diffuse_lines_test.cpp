// SPDX-License-Identifier: Apache-2.0
#include "graft/fields/diffuse_lines.hpp"

#include <gtest/gtest.h>

#include <cstring>

#include "graft/fields/field_examples.hpp"
#include "graft/simd.hpp"

namespace caudata::graft {
namespace {

using namespace test_fields;

constexpr std::size_t lines_rows = 43, lines_lanes = 48;

/// Panel data of their own, to be changed.
struct LinesExample {
  explicit LinesExample(std::uint64_t seed, bool uniform)
      : values(lines_rows * lines_lanes),
        remainder(lines_lanes),
        media(lines_rows * lines_lanes, 1) {
    fill_randomly(values, seed);
    std::mt19937_64 words(seed);
    for (std::uint8_t& medium : media)
      if (!uniform && words() % 3 == 0) medium = static_cast<std::uint8_t>(words() % medium_count);
  }
  LinePanel panel() {
    return {values.data(), media.data(), lines_lanes, lines_rows, lines_lanes, remainder.data()};
  }
  AlignedFloats values, remainder;
  std::vector<std::uint8_t> media;
};

LineLaw lines_law(double dt, std::size_t axis) { return line_law(of_all_kinds(), axis, 0.5, dt); }

void expect_same_bytes(const AlignedFloats& a, const AlignedFloats& b, const std::string& what) {
  ASSERT_EQ(a.size(), b.size());
  EXPECT_EQ(std::memcmp(a.data(), b.data(), a.size() * sizeof(float)), 0) << what;
}

/// The same line in the values instead of the fluxes, by Thomas's elimination in double.
std::vector<double> lines_in_double(const LineLaw& law, LinesExample& example, std::size_t lane) {
  const std::size_t n = lines_rows;
  struct Voxel {
    double half, value;
    bool diffuses;
  };
  std::vector<Voxel> line{{double(law.low.half_resistance), double(law.low.value / law.growth), 0}};
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint8_t m = example.media[i * lines_lanes + lane];
    line.push_back({double(law.half_resistance[m]), double(example.values[i * lines_lanes + lane]),
                    law.diffuses[m]});
  }
  line.push_back({double(law.high.half_resistance), double(law.high.value / law.growth), false});
  std::vector<double> upper(n + 2, 0), right(n + 2, 0), solution(n + 2, 0);
  for (std::size_t i = 1; i <= n; ++i) {
    const double down = 1 / (line[i - 1].half + line[i].half);
    const double up = 1 / (line[i].half + line[i + 1].half);
    if (!line[i].diffuses) {
      right[i] = line[i].value;
      continue;
    }
    const double below = line[i - 1].diffuses ? upper[i - 1] : 0;
    const double from_below = line[i - 1].diffuses ? right[i - 1] : line[i - 1].value;
    const double pivot = double(law.growth) + down + up - down * below;
    upper[i] = up / pivot;
    right[i] = (line[i].value + down * from_below) / pivot;
  }
  solution[n + 1] = line[n + 1].value;
  for (std::size_t i = n; i >= 1; --i) {
    const double above = line[i + 1].diffuses ? solution[i + 1] : line[i + 1].value;
    solution[i] = line[i].diffuses ? right[i] + upper[i] * above : line[i].value;
  }
  return {solution.begin() + 1, solution.end() - 1};
}

TEST(DiffuseLines, MixedOnesAreThoseOfPlainCodeBitForBitOnEveryTarget) {
  for (const double dt : {1e-3, 0.1, 5.0, 400.0}) {
    for (std::size_t axis = 0; axis < 3; ++axis) {
      const LineLaw law = lines_law(dt, axis);
      LinesExample plain(7 + axis, false);
      LineCrossings plain_crossings;
      for (std::size_t lane = 0; lane < lines_lanes; ++lane)
        diffuse_line_plain(law, plain.panel(), lane, plain_crossings);
      for (const SimdTarget& target : simd_targets()) {
        const OnlySimdTarget only(target);
        LinesExample fast(7 + axis, false);
        LineCrossings crossings;
        PanelScratch scratch;
        diffuse_mixed_lines(law, fast.panel(), scratch, crossings, nullptr);
        expect_same_bytes(plain.values, fast.values, target.name);
        expect_same_bytes(plain.remainder, fast.remainder, target.name);
        for (std::size_t m = 0; m < medium_count; ++m)
          EXPECT_NEAR(crossings.medium[m].net(), plain_crossings.medium[m].net(),
                      1e-12 * plain_crossings.medium[m].in + 1e-12);
        for (std::size_t end = 0; end < 2; ++end)
          EXPECT_NEAR(crossings.end[end].out, plain_crossings.end[end].out,
                      1e-12 * plain_crossings.end[end].out);
      }
    }
  }
}

TEST(DiffuseLines, UniformOnesAreThoseOfPlainCodeBitForBitOnEveryTarget) {
  for (std::size_t axis = 0; axis < 3; ++axis) {
    const LineLaw law = lines_law(0.3, axis);
    LinesExample plain(3, true);
    LineCrossings ignored;
    for (std::size_t lane = 0; lane < lines_lanes; ++lane)
      diffuse_line_plain(law, plain.panel(), lane, ignored);
    for (const SimdTarget& target : simd_targets()) {
      const OnlySimdTarget only(target);
      LinesExample fast(3, true);
      LineCrossings crossings;
      PanelScratch scratch;
      double content = 0;
      diffuse_uniform_lines(law, pivots_of_uniform_line(law, 1, lines_rows), fast.panel(), scratch,
                            crossings, &content);
      expect_same_bytes(plain.values, fast.values, target.name);
      expect_same_bytes(plain.remainder, fast.remainder, target.name);
      double sum = 0;
      for (const float value : fast.values) sum += double(value);
      EXPECT_NEAR(content, sum, 1e-12 * sum);
    }
  }
}

// D dt / dx^2 is up to 5,000 in the last: what a line's ends then determine, its own voxels hardly.
TEST(DiffuseLines, AreThoseOfThomasInDouble) {
  for (const double dt : {1e-3, 0.1, 5.0, 400.0}) {
    const LineLaw law = lines_law(dt, 0);
    const double tolerance = dt > 100 ? 1e-5 : 1e-6;
    LinesExample before(5, false), after(5, false);
    PanelScratch scratch;
    LineCrossings crossings;
    diffuse_mixed_lines(law, after.panel(), scratch, crossings, nullptr);
    for (std::size_t lane = 0; lane < lines_lanes; ++lane) {
      const std::vector<double> expected = lines_in_double(law, before, lane);
      double scale = 0;
      for (std::size_t i = 0; i < lines_rows; ++i)
        scale = std::max({scale, expected[i], double(before.values[i * lines_lanes + lane])});
      for (std::size_t i = 0; i < lines_rows; ++i)
        EXPECT_NEAR(double(after.values[i * lines_lanes + lane]), expected[i], tolerance * scale)
            << dt << " " << lane << " " << i;
    }
  }
}

TEST(DiffuseLines, RowsBecomeLanesAndRowsAgain) {
  for (const SimdTarget& target : simd_targets()) {
    const OnlySimdTarget only(target);
    constexpr std::size_t n = 12;
    AlignedFloats rows(n * lines_lanes + 4 * lines_lanes), panel(n * LinePanel::most_lanes);
    fill_randomly(rows, 1);
    const AlignedFloats before = rows;
    std::vector<float*> lines;
    for (std::size_t lane = 0; lane < lines_lanes; ++lane) lines.push_back(&rows[lane * 16]);
    rows_to_lanes(lines, n, panel.data());
    for (std::size_t x = 0; x < n; ++x)
      for (std::size_t lane = 0; lane < lines_lanes; ++lane)
        ASSERT_EQ(panel[x * LinePanel::most_lanes + lane], lines[lane][x]) << target.name;
    for (std::size_t lane = 0; lane < lines_lanes; ++lane) std::fill_n(lines[lane], n, -1.0f);
    lanes_to_rows(panel.data(), n, lines);
    expect_same_bytes(rows, before, target.name);
  }
}

TEST(ExchangeLines, AreThoseOfPlainCodeBitForBitOnEveryTarget) {
  LinesExample rates(11, false), more(12, false);
  const std::array<bool, medium_count> diffuses{false, true, false, true};
  LinesExample plain(13, false);
  Exchanged expected;
  for (std::size_t lane = 0; lane < lines_lanes; ++lane) {
    const Exchanged part = exchange_line_plain(diffuses, 0.1, plain.panel(), rates.values.data(),
                                               more.values.data(), lane);
    expected.gained += part.gained;
    expected.lost += part.lost;
  }
  for (const SimdTarget& target : simd_targets()) {
    const OnlySimdTarget only(target);
    LinesExample fast(13, false);
    const Exchanged got =
        exchange_lines(diffuses, 0.1, fast.panel(), rates.values.data(), more.values.data());
    expect_same_bytes(plain.values, fast.values, target.name);
    expect_same_bytes(plain.remainder, fast.remainder, target.name);
    EXPECT_NEAR(got.gained, expected.gained, 1e-12 * expected.gained);
    EXPECT_NEAR(got.lost, expected.lost, 1e-12 * expected.lost);
  }
}

}  // namespace
}  // namespace caudata::graft
