// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "design/ladder.hpp"
#include "trial/event.hpp"
#include "trial/protocol.hpp"

namespace caudata::report {

/// The ladder of a protocol, as designs see it.
design::DoseLadder ladder(const trial::Protocol& protocol);

/// One event in plain words, without its day: "subject 3 received dose 2 of 4 (MAD L, 5e7 cells)".
/// The caller prints the day.
std::string describe(const trial::Event& event, const trial::Protocol& protocol);

/// A decision in plain words with the rule behind it: "treat 3 patients at SAD H, because 0 of 3
/// …".
std::string describe(const design::Decision& decision, const trial::Protocol& protocol);

}  // namespace caudata::report
