// SPDX-License-Identifier: Apache-2.0
#include "safety/antithrombotic.hpp"

#include <algorithm>

namespace caudata::safety {
namespace {

constexpr std::array<std::string_view, antithrombotics> names{
    "heparin_infusion",  "lmwh_prophylaxis", "lmwh_treatment", "fondaparinux_prophylaxis",
    "oral_xa_inhibitor", "dabigatran",       "warfarin",       "adp_antagonist"};

}  // namespace

std::string_view name(Antithrombotic drug) { return names[static_cast<std::size_t>(drug)]; }

std::optional<Antithrombotic> antithrombotic_named(std::string_view name) {
  const auto at = std::ranges::find(names, name);
  if (at == names.end()) return std::nullopt;
  return static_cast<Antithrombotic>(at - names.begin());
}

AntithromboticIntervals read_antithrombotic_intervals(const core::Ledger& ledger,
                                                      std::vector<std::string>& missing) {
  AntithromboticIntervals intervals;
  core::LedgerReader read(ledger, "safety.hold.antithrombotic", missing);
  for (std::size_t drug = 0; drug < antithrombotics; ++drug) {
    read(names[drug], intervals.hours[drug]);
  }
  return intervals;
}

}  // namespace caudata::safety
