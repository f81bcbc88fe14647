// SPDX-License-Identifier: Apache-2.0
#include "isncsci/eligibility.hpp"

#include <string>
#include <vector>

#include "isncsci/attainable.hpp"
#include "isncsci/text.hpp"

namespace caudata::isncsci {
namespace {

/// Words of letters and digits; "-" and "to" become one word "to", other separators disappear.
std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> list;
  std::string word;
  const auto finish = [&] {
    if (!word.empty() && word != "or" && word != "and") list.push_back(word);
    word.clear();
  };
  for (const char c : text) {
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (letter) {
      word += c;
      continue;
    }
    finish();
    if (c == '-') list.emplace_back("to");
  }
  finish();
  return list;
}

std::optional<Level> level(const std::string& word) {
  return word == "INT" ? intact : parse_level(word);
}

/// Reads "X", "X to Y" or several of them from `at` on, as long as `parse` understands the words.
template <class Set, class Parse>
bool read_set(const std::vector<std::string>& list, std::size_t& at, Set& set, Parse parse) {
  const std::size_t begin = at;
  while (at < list.size()) {
    const auto first = parse(list[at]);
    if (!first) break;
    ++at;
    auto last = first;
    if (at + 1 < list.size() && list[at] == "to") {
      last = parse(list[at + 1]);
      if (!last || *last < *first) return false;
      at += 2;
    }
    set |= Set::from_to(*first, *last);
  }
  return at > begin;
}

template <class Set>
constexpr Set everything(std::size_t count) {
  return Set::from_bits((1u << count) - 1);
}

}  // namespace

std::optional<Criterion> parse_criterion(std::string_view text) {
  const auto list = words(text);
  Criterion criterion;
  for (std::size_t at = 0; at < list.size();) {
    const std::string& about = list[at++];
    bool read = false;
    if (about == "AIS") {
      read = read_set(list, at, criterion.ais, [](const std::string& w) { return parse_ais(w); });
    } else if (about == "NLI") {
      read = read_set(list, at, criterion.levels, level);
    }
    if (!read) return std::nullopt;
  }
  if (criterion.ais.empty() && criterion.levels.empty()) return std::nullopt;
  if (criterion.ais.empty()) criterion.ais = everything<AisSet>(ais_count);
  if (criterion.levels.empty()) criterion.levels = everything<LevelSet>(level_count);
  return criterion;
}

std::string_view name(Eligible eligible) {
  switch (eligible) {
    case Eligible::no:
      return "no";
    case Eligible::possible:
      return "possible";
    case Eligible::definite:
      return "definite";
  }
  return {};
}

Eligible eligible(const Exam& exam, const Criterion& criterion) {
  const auto grades = attainable_grades(admissible(exam, Reading::assumed));
  bool some = false, all = true;
  for (std::uint8_t i = 0; i < level_count; ++i) {
    if (grades[i].empty()) continue;
    const bool level_allowed = criterion.levels.contains(Level{i});
    const std::uint32_t allowed = level_allowed ? grades[i].bits() & criterion.ais.bits() : 0;
    some |= allowed != 0;
    all &= allowed == grades[i].bits();
  }
  if (!some) return Eligible::no;
  return all ? Eligible::definite : Eligible::possible;
}

}  // namespace caudata::isncsci
