// SPDX-License-Identifier: Apache-2.0
#include "isncsci/score_text.hpp"

namespace caudata::isncsci {
namespace {

std::optional<Score> parse(std::string_view text, std::uint8_t normal) {
  Score score;
  if (text.starts_with("NT")) {
    text.remove_prefix(2);
  } else if (!text.empty() && text[0] >= '0' && text[0] <= '0' + normal) {
    score.value = static_cast<std::uint8_t>(text[0] - '0');
    text.remove_prefix(1);
  } else {
    return std::nullopt;
  }
  if (text.empty()) return score;
  if (score.value == normal || text[0] != '*') return std::nullopt;
  text.remove_prefix(1);
  score.mark = Mark::not_normal;
  if (text.starts_with('*')) {
    text.remove_prefix(1);
    score.mark = Mark::normal;
  }
  if (text.empty()) return score;
  if (text.size() != 2 || text[0] != '=' || text[1] < '0' || text[1] > '0' + normal) {
    return std::nullopt;
  }
  score.assumed = static_cast<std::uint8_t>(text[1] - '0');
  return score;
}

}  // namespace

std::optional<Score> parse_sensory_score(std::string_view text) {
  return parse(text, normal_sensation);
}

std::optional<Score> parse_motor_score(std::string_view text) {
  return parse(text, normal_strength);
}

std::optional<Answer> parse_answer(std::string_view text) {
  if (text == "Yes") return Answer::yes;
  if (text == "No") return Answer::no;
  if (text == "NT") return Answer::not_tested;
  return std::nullopt;
}

std::string to_text(Score score) {
  std::string text =
      score.testable() ? std::string(1, static_cast<char>('0' + score.value)) : std::string("NT");
  text.append(static_cast<std::size_t>(score.mark), '*');
  if (score.has_assumed()) text += {'=', static_cast<char>('0' + score.assumed)};
  return text;
}

std::string_view to_text(Answer answer) {
  switch (answer) {
    case Answer::no:
      return "No";
    case Answer::yes:
      return "Yes";
    case Answer::not_tested:
      return "NT";
  }
  return {};
}

}  // namespace caudata::isncsci
