// SPDX-License-Identifier: Apache-2.0
#include "core/issue.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "core/edit_distance.hpp"

namespace caudata::core {

namespace {

std::string position(const SourceLocation& at) {
  if (at.line == 0) return at.file;
  if (at.column == 0) return fmt::format("{}:{}", at.file, at.line);
  return fmt::format("{}:{}:{}", at.file, at.line, at.column);
}

auto report_order(const Issue& issue) { return std::tie(issue.at, issue.severity, issue.rule); }

bool same_but_for_case(const std::string& a, const std::string& b) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  return std::ranges::equal(a, b, {}, lower, lower);
}

}  // namespace

void Issues::add(const Issues& other) {
  const std::vector<Issue> more = other.list_;  // `other` may be *this
  list_.insert(list_.end(), more.begin(), more.end());
}

bool Issues::has_errors() const {
  return std::any_of(list_.begin(), list_.end(),
                     [](const Issue& i) { return i.severity == Severity::error; });
}

void Issues::sort() {
  std::stable_sort(list_.begin(), list_.end(), [](const Issue& a, const Issue& b) {
    return report_order(a) < report_order(b);
  });
}

const char* name(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "";
}

std::string to_text(const Issue& issue) {
  const std::string where = position(issue.at);
  std::string text = fmt::format("{}{}{}[{}]\n  {}", where, where.empty() ? "" : "  ",
                                 name(issue.severity), issue.rule, issue.message);
  if (!issue.why.empty()) text += fmt::format(" ({})", issue.why);
  text += '\n';
  if (!issue.suggestion.empty()) text += fmt::format("  {}\n", issue.suggestion);
  return text;
}

std::string to_text(const Issues& issues) {
  std::string text;
  for (const Issue& issue : issues) text += to_text(issue);
  return text;
}

std::string nearest(const std::string& word, const std::vector<std::string>& candidates) {
  for (const std::string& candidate : candidates)
    if (same_but_for_case(word, candidate)) return candidate;
  // One slip per three letters is a typing error; more, or no letter kept, is another word.
  std::size_t too_far = std::min(std::max(word.size() / 3, std::size_t{1}) + 1, word.size());
  std::string best;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance >= too_far) continue;
    too_far = distance;
    best = candidate;
  }
  return best;
}

}  // namespace caudata::core
