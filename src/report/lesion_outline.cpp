// SPDX-License-Identifier: Apache-2.0
#include "report/lesion_outline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/number_text.hpp"

namespace caudata::report {
namespace {

using anatomy::Segment;

constexpr double rows = 28, last_single_row = 27;

const char* words(anatomy::Tract tract) {
  switch (tract) {
    case anatomy::Tract::corticospinal:
      return "corticospinal";
    case anatomy::Tract::reticulospinal:
      return "reticulospinal";
    case anatomy::Tract::dorsal_column:
      return "dorsal column";
    case anatomy::Tract::spinothalamic:
      return "spinothalamic";
  }
  return "";
}

/// The segment of a row; the last row begins with S4.
std::string segment_name(double row) {
  const double segment = row < last_single_row ? row + 1 : 1 + last_single_row + 2 * (row - 27);
  const auto index = static_cast<std::uint8_t>(std::clamp(segment, 0.0, 29.0));
  return anatomy::name(Segment{index});
}

}  // namespace

double row_at(double position, const anatomy::Cord& cord) {
  std::uint8_t i = 0;
  while (i + 1u < anatomy::segment_count && cord.end(Segment{i}) <= position) ++i;
  const double within =
      std::clamp((position - cord.start(Segment{i})) / cord.length(Segment{i}), 0.0, 1.0);
  const double row = i + within - 1;
  const double squeezed = row <= last_single_row ? row : last_single_row + (row - 27) / 2;
  return std::clamp(squeezed, 0.0, rows);
}

LesionOutline outline(const anatomy::Lesion& lesion, const anatomy::Cord& cord) {
  LesionOutline out;
  out.pool_loss = lesion.pool_loss;
  for (const anatomy::Side side : anatomy::both_sides) {
    const anatomy::LesionSide& from = lesion[side];
    LesionOutline::Half& half = out.side[index(side)];
    half.rostral = row_at(from.rostral, cord);
    half.caudal = row_at(from.caudal, cord);
    half.zone = row_at(from.rostral + std::min(lesion.zone, lesion.reach), cord);
    half.spared = from.spared;
  }
  return out;
}

std::string describe(const LesionOutline::Half& half, anatomy::Side side) {
  std::string text =
      fmt::format("{} side of the cord: grey matter destroyed from {} to {}; axons that pass:",
                  side == anatomy::Side::right ? "Right" : "Left", segment_name(half.rostral),
                  segment_name(std::max(half.rostral, half.caudal - 1e-9)));
  for (const anatomy::Tract tract : anatomy::all_tracts)
    text += fmt::format("{} {} {} %", tract == anatomy::Tract::corticospinal ? "" : ",",
                        words(tract), fixed(100 * half.spared[index(tract)], 1));
  return text + ".";
}

}  // namespace caudata::report
