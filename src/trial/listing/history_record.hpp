// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "design/history.hpp"
#include "design/record.hpp"

namespace caudata::trial {

/// A course on complete data as a record: everybody was followed to the end of the window.
design::Record record_of(const design::History& history, const design::DoseLadder& ladder);

}  // namespace caudata::trial
