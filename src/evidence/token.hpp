// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace caudata::evidence {

/// A part of an expression. Two-character signs are one token; "=" and "==" are the same.
struct Token {
  enum class Kind : std::uint8_t { number, name, sign, end, unknown } kind{};
  std::string_view text;
  double number{0};
  std::size_t at{0};  // byte of the expression, from 0
};

/// The tokens of the text, an `end` last. What no token begins with is a token `unknown`.
std::vector<Token> tokens(std::string_view text);

}  // namespace caudata::evidence
