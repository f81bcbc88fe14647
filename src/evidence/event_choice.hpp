// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "safety/adverse_event.hpp"

namespace caudata::evidence {

/// Which adverse events a statistic counts: one term, `any`, or `serious`.
struct EventChoice {
  std::uint32_t terms{0};  // bit: safety::Term
  enum class Among : std::uint8_t { all, serious } among{};

  bool counts(const safety::AdverseEvent& event) const {
    return (terms >> static_cast<unsigned>(event.term) & 1u) != 0 &&
           (among == Among::all || event.seriousness == safety::Seriousness::serious);
  }
};

/// By the keys of data/safety: "urinary_tract_infection", "post_lumbar_puncture_headache", …;
/// "death", "any", "serious".
std::optional<EventChoice> find_events(std::string_view name);
const std::vector<std::string>& event_names();

}  // namespace caudata::evidence
