// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

namespace caudata::app {

/// Memory that can be had without swapping [byte]; empty where the system does not say.
std::optional<double> available_memory();

/// The line MemAvailable of /proc/meminfo, by its text.
std::optional<double> available_memory_of(const std::string& meminfo);

}  // namespace caudata::app
