// SPDX-License-Identifier: Apache-2.0
#include "io/toml_stray.hpp"

#include "io/byte_order_mark.hpp"

namespace caudata::io {
namespace {

bool beyond_ascii(char c) { return static_cast<unsigned char>(c) > 0x7f; }
bool continues_a_character(char c) { return (static_cast<unsigned char>(c) & 0xc0u) == 0x80u; }

/// Walks over a TOML text, string by string and comment by comment.
class Walk {
 public:
  explicit Walk(std::string_view text) : text_(text) {
    if (text_.starts_with(byte_order_mark)) at_ = byte_order_mark.size();
  }

  std::optional<core::TextPosition> find() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (beyond_ascii(c)) return position();
      if (c == '#') {
        skip_comment();
      } else if (c == '"' || c == '\'') {
        skip_string(c);
      } else {
        ++at_;
      }
    }
    return std::nullopt;
  }

 private:
  void skip_comment() {
    while (at_ < text_.size() && text_[at_] != '\n') ++at_;
  }

  bool three(char quote) const {
    return text_.substr(at_, 3) == std::string_view("\"\"\"'''").substr(quote == '"' ? 0 : 3, 3);
  }

  void skip_string(char quote) {
    const bool lines = three(quote);
    at_ += lines ? 3 : 1;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\\' && quote == '"') {
        at_ += 2;
      } else if (lines ? three(quote) : c == quote) {
        return close(quote, lines);
      } else if (c == '\n' && !lines) {
        return;  // a mistake: the string is not closed
      } else {
        ++at_;
      }
    }
  }

  /// Up to two quotes before the closing three belong to a string of several lines.
  void close(char quote, bool lines) {
    at_ += lines ? 3 : 1;
    for (int more = 0; lines && more < 2 && at_ < text_.size() && text_[at_] == quote; ++more) {
      ++at_;
    }
  }

  core::TextPosition position() const {
    core::TextPosition place{1, 1};
    for (const char c : text_.substr(0, at_)) {
      if (c == '\n') {
        ++place.line;
        place.column = 1;
      } else if (!continues_a_character(c)) {
        ++place.column;
      }
    }
    return place;
  }

  std::string_view text_;
  std::size_t at_{0};
};

}  // namespace

std::optional<core::TextPosition> first_stray_character(std::string_view text) {
  return Walk(text).find();
}

}  // namespace caudata::io
