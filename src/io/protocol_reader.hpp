// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "core/result.hpp"
#include "trial/draft.hpp"

namespace caudata::io {

/// A protocol file to a draft: syntax, then every key, type, unit and range. Fails with all issues
/// found. What the values mean together is the business of `trial::check`.
core::Result<trial::Draft> read_protocol(std::string_view text, std::string file);

}  // namespace caudata::io
