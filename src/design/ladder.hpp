// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace caudata::design {

/// A part of the trial and a dose of its ladder, both counted from 0: SAD dose 1 is {0, 0}.
struct DoseLevel {
  std::uint8_t part{0};
  std::uint8_t dose{0};
  friend constexpr auto operator<=>(DoseLevel, DoseLevel) = default;
};

/// A part as a design sees it: a name and the names of its doses, lowest first.
struct LadderPart {
  std::string name;
  std::vector<std::string> doses;
  std::vector<double> amounts{};  // one per dose, in the unit of the protocol; empty: not stated
};

/// All parts of a trial, in the order of the protocol.
struct DoseLadder {
  std::vector<LadderPart> parts;

  std::size_t doses(std::size_t part) const { return parts[part].doses.size(); }
  /// "SAD L", "MAD H"
  std::string name(DoseLevel level) const {
    return parts[level.part].name + " " + parts[level.part].doses[level.dose];
  }
};

inline constexpr std::size_t max_parts = 4;
inline constexpr std::size_t max_doses = 10;

}  // namespace caudata::design
