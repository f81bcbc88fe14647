// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <string>
#include <vector>

namespace caudata::core {

/// Where in a user's file something stands. Lines and columns count from 1; 0 means "the file as a
/// whole".
struct SourceLocation {
  std::string file;
  int line{0};
  int column{0};
  friend auto operator<=>(const SourceLocation&, const SourceLocation&) = default;
};

enum class Severity { error, warning, note };

/// One finding about a user's input: what is wrong, why that is a problem, what to do.
/// The rule id begins with the area it belongs to: "dlt.window-closes-early".
struct Issue {
  Severity severity{Severity::error};
  std::string rule;
  SourceLocation at;
  std::string message;
  std::string why;
  std::string suggestion;
};

/// All findings about one input, in the order of the file.
class Issues {
 public:
  void add(Issue issue) { list_.push_back(std::move(issue)); }
  void add(const Issues& other);

  bool has_errors() const;
  bool empty() const { return list_.empty(); }
  std::size_t size() const { return list_.size(); }
  auto begin() const { return list_.begin(); }
  auto end() const { return list_.end(); }
  const Issue& operator[](std::size_t i) const { return list_[i]; }

  /// Orders by file, line, column, then severity and rule, so that a report does not depend on who
  /// looked first.
  void sort();

 private:
  std::vector<Issue> list_;
};

const char* name(Severity severity);

/// "file:12:3  error[rule.id]\n  message (why)\n  suggestion\n", the way a compiler would print it.
std::string to_text(const Issue& issue);
std::string to_text(const Issues& issues);

/// The candidate nearest to `word` by edit distance, or "" if none is near enough to be meant.
std::string nearest(const std::string& word, const std::vector<std::string>& candidates);

}  // namespace caudata::core
