// SPDX-License-Identifier: Apache-2.0
#include "io/conform/conformity.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace caudata::io {

void Conformity::compare(std::size_t line, double deviation, double tolerance,
                         const std::string& what) {
  ++rows_;
  const bool holds = deviation <= tolerance;  // false for NaN
  if (deviation == deviation) {
    worst_ = std::max(worst_, deviation);
    if (tolerance > 0) worst_of_tolerance_ = std::max(worst_of_tolerance_, deviation / tolerance);
  }
  if (!holds) {
    failures_.push_back({line, fmt::format("{}: deviates by {:.3g}, tolerance {:.3g}", what,
                                           deviation, tolerance)});
  }
}

void Conformity::identical(std::size_t line, const std::string& here, const std::string& there,
                           const std::string& what) {
  ++rows_;
  if (here == there) return;
  worst_ = std::max(worst_, 1.0);
  failures_.push_back(
      {line, fmt::format("{}: \"{}\" here, \"{}\" in the file", what, here, there)});
}

void Conformity::fail(std::size_t line, std::string what) {
  ++rows_;
  failures_.push_back({line, std::move(what)});
}

}  // namespace caudata::io
