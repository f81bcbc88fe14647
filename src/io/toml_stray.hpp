// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "core/document.hpp"

namespace caudata::io {

/// The first character beyond ASCII that stands outside of strings and comments, where TOML allows
/// none; lines and columns count characters from 1. Follows the text as long as it is valid TOML;
/// after the first mistake its answer means nothing.
std::optional<core::TextPosition> first_stray_character(std::string_view text);

}  // namespace caudata::io
