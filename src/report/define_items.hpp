// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace caudata::report {

/// What the text about a design answers of the checklists for early-phase dose-finding trials, item
/// by item. An item stands with its number where we have seen the number, else by its topic.
std::string define_items();

}  // namespace caudata::report
