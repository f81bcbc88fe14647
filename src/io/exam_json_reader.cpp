// SPDX-License-Identifier: Apache-2.0
#include "io/exam_json_reader.hpp"

#include <cctype>

namespace caudata::io {
namespace {

constexpr int end_of_bytes = std::char_traits<char>::eof();
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r") == std::string_view::npos;
}

}  // namespace

bool JsonLines::next(ExamRow& row) {
  row.clear();
  while (std::getline(in_, text_)) {
    ++line_;
    if (line_ == 1 && text_.starts_with(utf8_mark)) text_.erase(0, utf8_mark.size());
    if (is_blank(text_)) continue;
    row.line = line_;
    json_.read(text_, row);
    return true;
  }
  return false;
}

int JsonElements::take() {
  const int c = in_.rdbuf()->sbumpc();
  if (c == '\n') ++line_;
  return c;
}

/// The first byte of the next element. The brackets and commas of the outer array are passed over,
/// and so are byte order marks.
int JsonElements::skip_to_element() {
  for (int c = take(); c != end_of_bytes; c = take()) {
    if (std::isspace(c) != 0 || utf8_mark.find(static_cast<char>(c)) != utf8_mark.npos) continue;
    if (c == '[' && !in_array_) {
      in_array_ = true;
    } else if (c != ',' && c != ']') {
      return c;
    }
  }
  return end_of_bytes;
}

/// Up to the bracket that closes the element; an element without brackets ends before a comma, a
/// bracket or the end of the line.
void JsonElements::cut(int first) {
  text_.assign(1, static_cast<char>(first));
  int depth = first == '{' || first == '[' ? 1 : 0;
  const bool bare = depth == 0;
  bool quoted = first == '"', escaped = false;
  while (bare || depth > 0) {
    const int next = in_.rdbuf()->sgetc();
    if (next == end_of_bytes) return;
    if (bare && !quoted && (next == ',' || next == ']' || next == '\n')) return;
    const char c = static_cast<char>(take());
    text_ += c;
    if (quoted) {
      quoted = escaped || c != '"';
      escaped = !escaped && c == '\\';
    } else {
      quoted = c == '"';
      depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
    }
  }
}

bool JsonElements::next(ExamRow& row) {
  row.clear();
  const int first = skip_to_element();
  if (first == end_of_bytes) return false;
  row.line = line_;
  cut(first);
  json_.read(text_, row);
  return true;
}

}  // namespace caudata::io
