// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "core/result.hpp"
#include "trial/comparison_draft.hpp"

namespace caudata::io {

/// Whether a file is a design file: by its ending `.design.toml`, or by the schema it names.
bool is_design_file(std::string_view text, const std::string& file);

/// A design file to a draft: syntax, then every key, type, unit and range. Fails with all issues
/// found. What the values mean together is the business of `trial::check`.
core::Result<trial::ComparisonDraft> read_comparison(std::string_view text, std::string file);

}  // namespace caudata::io
