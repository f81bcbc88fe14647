// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "report/document.hpp"

/// Figures of a data set with their 95 % intervals.
namespace caudata::report {

/// "25.0 (4.6 to 69.9)": 100 part / all with Wilson's interval; "–" of nobody.
Cell share_with_interval(std::uint64_t part, std::uint64_t all);

/// "5.0 (3.6 to 6.4)": a mean with Student's interval, mean ± t SD / √n. Without an SD the mean
/// alone; "–" without a mean.
Cell mean_with_interval(std::optional<double> mean, std::optional<double> sd, std::int64_t n);

/// What the intervals are, as a note below a table.
inline constexpr const char* wilson_note =
    "In parentheses: Wilson's 95 % interval of a share of n. It knows of the chance of n persons "
    "alone.";
inline constexpr const char* mean_note = "In parentheses: Student's 95 % interval of a mean of n.";

}  // namespace caudata::report
