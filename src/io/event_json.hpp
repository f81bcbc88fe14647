// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "trial/event.hpp"
#include "trial/protocol.hpp"

namespace caudata::io {

/// One event as one line of JSON without a line end. Members are in a fixed order; what does not
/// apply is left out.
std::string to_json_line(const trial::Event& event, const trial::Protocol& protocol);

/// An event log as JSON lines, every line ended. The same log gives the same bytes.
std::string to_json_lines(const std::vector<trial::Event>& events, const trial::Protocol& protocol);

}  // namespace caudata::io
