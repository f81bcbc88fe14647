// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/ledger.hpp"

namespace caudata::io {

/// Parameters for other programs: path, value a run uses, prior in words, unit, grade, species,
/// meaning, source, place.
std::string parameters_json(const core::Ledger& ledger,
                            const std::vector<const core::Parameter*>& parameters);
std::string parameters_csv(const core::Ledger& ledger,
                           const std::vector<const core::Parameter*>& parameters);

}  // namespace caudata::io
