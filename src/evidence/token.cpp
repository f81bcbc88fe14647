// SPDX-License-Identifier: Apache-2.0
#include "evidence/token.hpp"

#include <algorithm>
#include <array>

#include "core/units.hpp"

namespace caudata::evidence {
namespace {

constexpr std::string_view digits = "0123456789";
constexpr std::string_view name_letters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789";
constexpr std::array<std::string_view, 21> signs{"<=", ">=", "!=", "==", "&&", "||", "..",
                                                 "<",  ">",  "=",  "+",  "-",  "*",  "/",
                                                 "(",  ")",  ",",  "[",  "]",  "&",  "|"};

std::size_t length_of_number(std::string_view text) {
  std::size_t end = std::min({text.find_first_not_of("0123456789."), text.find(".."), text.size()});
  if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
    std::size_t exponent = end + 1;
    if (exponent < text.size() && (text[exponent] == '+' || text[exponent] == '-')) ++exponent;
    const std::size_t after = std::min(text.find_first_not_of(digits, exponent), text.size());
    if (after > exponent) end = after;
  }
  return end;
}

Token first(std::string_view text, std::size_t at) {
  const char c = text.front();
  if (digits.find(c) != digits.npos || (c == '.' && !text.starts_with(".."))) {
    const std::string_view word = text.substr(0, length_of_number(text));
    const auto number = core::parse_number(word);
    return {number ? Token::Kind::number : Token::Kind::unknown, word, number.value_or(0), at};
  }
  if (name_letters.find(c) != name_letters.npos) {
    const std::size_t end = std::min(text.find_first_not_of(name_letters), text.size());
    return {Token::Kind::name, text.substr(0, end), 0, at};
  }
  for (const std::string_view sign : signs)
    if (text.starts_with(sign)) return {Token::Kind::sign, text.substr(0, sign.size()), 0, at};
  return {Token::Kind::unknown, text.substr(0, 1), 0, at};
}

}  // namespace

std::vector<Token> tokens(std::string_view text) {
  std::vector<Token> list;
  std::size_t at = 0;
  while ((at = text.find_first_not_of(" \t\r\n", at)) != text.npos) {
    list.push_back(first(text.substr(at), at));
    at += list.back().text.size();
  }
  list.push_back({Token::Kind::end, text.substr(text.size()), 0, text.size()});
  return list;
}

}  // namespace caudata::evidence
