// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "design/entry.hpp"
#include "design/interval_escalation.hpp"

namespace caudata::design {

/// A table of moves that the user wrote. Text number n has a letter for each of 0 to n DLTs among n
/// patients: E escalate, S stay, D de-escalate, U de-escalate and never come back (the dose and all
/// above are eliminated). A number of patients without a text, and every one beyond the last, is
/// read in the nearest row below that has one (the first, if there is none) at the same DLT rate,
/// rounded up to the safe side.
///
/// Precondition: every text is empty or has n + 1 of these letters; at least one is not empty.
MoveTable user_table(int most_patients, std::span<const std::string> texts);

extern const DesignEntry user_table_entry;

}  // namespace caudata::design
