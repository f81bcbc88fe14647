// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace caudata::io {

/// A call as a reference file quotes it: "titesim(PI=c(.05,.15),target=.3,accrual='fixed')".
/// Arguments are named; values keep their text.
struct FunctionCall {
  std::string name;
  std::map<std::string, std::string, std::less<>> arguments;

  /// Empty: not given.
  std::string text(std::string_view argument) const;  // without quotes
  std::optional<double> number(std::string_view argument) const;
  /// The numbers of c(.05,.15), or a single one.
  std::vector<double> numbers(std::string_view argument) const;
};

/// Nothing for what is not a call with named arguments.
std::optional<FunctionCall> parse_call(std::string_view text);

}  // namespace caudata::io
