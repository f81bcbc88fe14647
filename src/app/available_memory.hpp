// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

namespace caudata::app {

/// Memory that can be had without swapping [byte]: the least of what the system has, the limit of
/// the control group and that of the process (ulimit -v) leave. Empty where none is known.
std::optional<double> available_memory();

/// The line MemAvailable of /proc/meminfo, by its text.
std::optional<double> available_memory_of(const std::string& meminfo);

/// What a control group leaves, by the texts of memory.max and memory.stat; empty: no limit. Cached
/// files can be given up and are not counted.
std::optional<double> group_memory_of(const std::string& most, const std::string& stat);

}  // namespace caudata::app
