// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "report/validation_page.hpp"

namespace caudata::io {

/// {"targets":[{"id","predicted","lower_90","upper_90","observed","observed_lower",
/// "observed_upper","z","inside_90"}]}: the format of `validate --json`, which other programs read.
/// Predicted numbers are null where there are none, z also where there is no error to count in.
std::string validation_json(const report::ValidationInput& input);

/// The stored output: the same targets with verdict, errors and sources, the coverage, and what
/// the predictions were made from.
std::string stored_validation_json(const report::ValidationInput& input);

}  // namespace caudata::io
