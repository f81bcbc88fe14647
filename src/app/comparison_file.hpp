// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "trial/comparison.hpp"

namespace caudata::app {

/// A comparison that may be computed: from a design file, or from a protocol with the usual designs
/// beside its own. `designs`: instead, those of a design file, by label or name, or, for a
/// protocol, names of the registry; separated by commas; empty: all. Refuses files with errors.
core::Result<trial::Comparison> load_comparison(const std::string& file,
                                                const std::string& designs);

/// Highest P(DLT) of a level that the trial should name, where a protocol states none: a DLT in one
/// patient of four. Designs with a target aim at it.
inline constexpr double usual_tolerated = 0.25;

/// "BOIN,CRM" -> {"BOIN", "CRM"}; blanks around the names are dropped.
std::vector<std::string> names_in(const std::string& list);

}  // namespace caudata::app
