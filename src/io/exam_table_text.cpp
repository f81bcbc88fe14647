// SPDX-License-Identifier: Apache-2.0
#include "io/exam_table_text.hpp"

#include <fmt/format.h>

namespace caudata::io {
namespace {

constexpr std::string_view not_normal = "_abn", normal = "_nor";

std::string replaced(std::string_view text, std::string_view ending, std::string_view by) {
  return std::string(text.substr(0, text.size() - ending.size())) + std::string(by);
}

}  // namespace

std::string redcap_code(std::string_view score) {
  if (score.ends_with("**")) return replaced(score, "**", normal);
  if (score.ends_with("*")) return replaced(score, "*", not_normal);
  return std::string(score);
}

std::string redcap_score(std::string_view code) {
  if (code.ends_with(normal)) return replaced(code, normal, "**");
  if (code.ends_with(not_normal)) return replaced(code, not_normal, "*");
  return std::string(code);
}

void read_judgement(std::string_view keys, std::string_view reason, ExamRow& row) {
  const char* rule = "isncsci.malformed-judgement";
  if (keys.empty() && reason.empty()) return;
  if (keys.empty() || reason.empty())
    return row.complain("", rule, "a judgement needs results and a reason");
  Judgement judgement{{}, std::string(reason)};
  while (!keys.empty()) {
    const std::string_view word = keys.substr(0, keys.find_first_of(" ,;"));
    keys.remove_prefix(std::min(keys.size(), word.size() + 1));
    if (word.empty()) continue;
    if (const auto key = result_key(word)) {
      judgement.not_determinable.push_back(*key);
    } else {
      row.complain("", rule, fmt::format("\"{}\" is not a result", word));
    }
  }
  row.judgement = std::move(judgement);
}

}  // namespace caudata::io
