// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace caudata::report {

/// Of a published number that the model misses: "Why: grades are coarse. Source: Marino 2020."
std::string why_missed(const std::string& reason, const std::string& source);

}  // namespace caudata::report
