// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/quantity.hpp"

/// Units at the border: what a file writes as "28 d" or "1.5e8 cells". Nothing inside the program
/// sees a text with a unit.
namespace caudata::core {

/// A number and whatever follows it, both as written.
struct Measurement {
  double number{0};
  std::string unit;
};

/// A finite number, in full: "5e7", "-14". Empty if anything else stands in the text. Independent
/// of the locale.
std::optional<double> parse_number(std::string_view text);

/// "28 d", "1.5e8cells", "0.8 / mo". Empty if the text does not begin with a number or has no unit.
std::optional<Measurement> parse_measurement(std::string_view text);

/// d, wk, mo (30.4375 d), y (365.25 d) and their long forms, to the nearest whole day. Empty:
/// another unit, or more than 200 y.
std::optional<Days> to_days(const Measurement& m);
std::optional<CellCount> to_cells(const Measurement& m);        // cells
std::optional<double> to_years(const Measurement& m);           // y
std::optional<double> to_rate_per_month(const Measurement& m);  // / d, / wk, / mo, / y

/// "day 15", in the study's own numbering, in which day 1 is the first.
std::optional<Days> parse_study_day(std::string_view text);

/// "28 d"
std::string to_text(Days days);

}  // namespace caudata::core
