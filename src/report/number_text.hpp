// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "core/quantity.hpp"
#include "oc/estimate.hpp"
#include "report/document.hpp"

/// Numbers as a reader sees them. The same number gives the same text everywhere; no locale.
namespace caudata::report {

/// Fixed decimals, with a true minus sign; "-0.0" is "0.0".
std::string fixed(double value, int decimals);

/// 100 p with decimals that suit its error: "12.3", "0.04". Without the percent sign.
std::string percent(double probability, double mc_error);

/// part / all; 0 of nobody.
double share_of(std::uint64_t part, std::uint64_t all);

/// 100 part / all with one decimal, "–" of nobody. Without the percent sign.
std::string percent_of(std::uint64_t part, std::uint64_t all);

/// The same as a cell that sorts by the share.
Cell percent_cell(std::uint64_t part, std::uint64_t all);

/// "1.5 × 10⁸"
std::string scientific(double value);

/// "1.5 × 10⁸ cells", "5 × 10⁷ cells"
std::string cells(core::CellCount count);

/// "28 d"
std::string days(core::Days days);

/// Days as months of 365.25/12 days, one decimal.
std::string months(double days);

/// "100,000"
std::string with_commas(std::uint64_t count);

/// "1 patient", "3 patients"
std::string counted(int count, const std::string& noun);

/// "12.3 ± 0.1" for a simulated share in percent, "12.34" for an exact one.
std::string percent_with_error(const oc::Estimate& estimate);

/// A mean with its error as a cell that sorts by value; "–" where there is no estimate.
Cell value_with_error(const oc::Estimate* estimate);

/// "exact", "monte_carlo"
const char* method_name(oc::Method method);

/// As few digits as give the same number back: for data files and parameters.
std::string shortest(double value);

}  // namespace caudata::report
