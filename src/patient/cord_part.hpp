// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

#include "isncsci/classification.hpp"
#include "isncsci/level.hpp"

namespace caudata::patient {

/// The parts of the cord by which published recovery tables are split.
enum class CordPart : std::uint8_t { cervical, t1_t9, t10_and_below };
inline constexpr std::size_t cord_parts = 3;
const char* name(CordPart part);  // "cervical", "T1-T9", "T10 and below"

/// Persons of one grade and part of the cord. The parts recover differently (Marino 2020,
/// Neurotrauma Rep: AIS A converts in 28.6 %, 9.1 % and 16.8 %).
struct Stratum {
  isncsci::AsiaImpairmentScale ais{};
  CordPart part{};
  friend auto operator<=>(Stratum, Stratum) = default;
};

inline constexpr isncsci::Level c8{7}, t9{16}, t12{19}, l5{24}, s3{27};

constexpr CordPart cord_part(isncsci::Level level) {
  if (level <= c8) return CordPart::cervical;
  return level <= t9 ? CordPart::t1_t9 : CordPart::t10_and_below;
}

/// Whether an injury at this level can have this grade. Below L5 there is no key muscle left to
/// count, so a motor incomplete injury is D and never C. Levels C1 to S3; grade E is no injury
/// here.
constexpr bool attainable(isncsci::AsiaImpairmentScale grade, isncsci::Level level) {
  using enum isncsci::AsiaImpairmentScale;
  return level <= s3 && grade != e && (grade != c || level <= l5);
}

}  // namespace caudata::patient
