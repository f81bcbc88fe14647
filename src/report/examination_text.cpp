// SPDX-License-Identifier: Apache-2.0
#include "report/examination_text.hpp"

namespace caudata::report {
namespace {

void append(std::string& list, std::string_view word) {
  if (!list.empty()) list += '/';
  list += word;
}

}  // namespace

char grade_letter(std::size_t grade) {
  return isncsci::letter(static_cast<isncsci::AsiaImpairmentScale>(grade));
}

std::string ais_text(const isncsci::AisSet& set) {
  std::string text;
  for (std::size_t i = 0; i < isncsci::ais_count; ++i) {
    const auto grade = static_cast<isncsci::AsiaImpairmentScale>(i);
    if (set.contains(grade)) append(text, std::string(1, grade_letter(i)));
  }
  return text.empty() ? "–" : text;
}

std::string level_text(const isncsci::LevelSet& set) {
  std::string text;
  for (std::uint8_t i = 0; i < isncsci::level_count; ++i) {
    const isncsci::Level level{i};
    if (set.contains(level)) append(text, level == isncsci::intact ? "INT" : isncsci::name(level));
  }
  return text.empty() ? "–" : text;
}

std::string total_text(const isncsci::Total& total) {
  return total ? std::to_string(*total) : "ND";
}

std::string score_text(const isncsci::Score& score) {
  std::string text = score.testable() ? std::to_string(score.value) : "NT";
  if (score.mark == isncsci::Mark::not_normal) text += "*";
  if (score.mark == isncsci::Mark::normal) text += "**";
  return text;
}

const char* answer_text(isncsci::Answer answer) {
  switch (answer) {
    case isncsci::Answer::no:
      return "no";
    case isncsci::Answer::yes:
      return "yes";
    case isncsci::Answer::not_tested:
      return "NT";
  }
  return "";
}

}  // namespace caudata::report
