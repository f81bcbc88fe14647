// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

#include "core/issue.hpp"

namespace caudata::app {

/// Whether to colour: the stream is a terminal and NO_COLOR (no-color.org) is not set.
bool may_colour(std::FILE* stream);
bool is_terminal(std::FILE* stream);

/// Writes bytes as they are. Throws std::system_error where the stream does not take them: a result
/// that did not arrive is a failed run.
void print(std::FILE* stream, std::string_view text);

/// The way a compiler would print it, the severity coloured.
void print_finding(std::FILE* stream, const core::Issue& issue);
void print_findings(std::FILE* stream, const core::Issues& issues);

}  // namespace caudata::app
