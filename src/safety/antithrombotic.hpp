// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ledger.hpp"

namespace caudata::safety {

enum class Antithrombotic : std::uint8_t {
  heparin_infusion,
  lmwh_prophylaxis,
  lmwh_treatment,
  fondaparinux_prophylaxis,
  oral_xa_inhibitor,
  dabigatran,
  warfarin,
  adp_antagonist
};
inline constexpr std::size_t antithrombotics = 8;

/// As a file names it: "lmwh_prophylaxis".
std::string_view name(Antithrombotic drug);
std::optional<Antithrombotic> antithrombotic_named(std::string_view name);

/// Least hours from the last intake to a lumbar puncture; 0: the drug holds nobody.
struct AntithromboticIntervals {
  std::array<double, antithrombotics> hours{};  // by Antithrombotic
  double operator[](Antithrombotic drug) const { return hours[static_cast<std::size_t>(drug)]; }
};

/// The intervals of the guideline in data/safety/antithrombotic.toml; a protocol may state others.
AntithromboticIntervals read_antithrombotic_intervals(const core::Ledger& ledger,
                                                      std::vector<std::string>& missing);

}  // namespace caudata::safety
