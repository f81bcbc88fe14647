// SPDX-License-Identifier: Apache-2.0
#include "io/csv_records.hpp"

#include <algorithm>
#include <string_view>

#include "io/byte_order_mark.hpp"

namespace caudata::io {
namespace {

constexpr int end_of_stream = std::char_traits<char>::eof();

/// The separator that stands most often outside quotes.
char commonest_separator(std::string_view line) {
  char best = ',';
  std::ptrdiff_t most = 0;
  for (const char candidate : {',', ';', '\t'}) {
    std::ptrdiff_t count = 0;
    bool quoted = false;
    for (const char c : line) {
      if (c == '"') quoted = !quoted;
      if (c == candidate && !quoted) ++count;
    }
    if (count > most) {
      best = candidate;
      most = count;
    }
  }
  return best;
}

}  // namespace

/// Leading remarks would mislead the search for the separator.
void CsvRecords::read_first_line() {
  started_ = true;
  for (bool remark = true; remark;) {
    std::getline(in_, ahead_);
    const bool ends_with_line = !in_.eof();
    if (ends_with_line) ahead_ += '\n';
    if (line_ == 1 && ahead_.starts_with(byte_order_mark)) ahead_.erase(0, byte_order_mark.size());
    remark = ends_with_line && begins_remark(ahead_);
    if (remark) ++line_;
  }
  separator_ = commonest_separator(ahead_);
}

bool CsvRecords::begins_remark(std::string_view line) const {
  return remarks_ == Remarks::hash && line.starts_with('#');
}

void CsvRecords::skip_line() {
  for (int c = take(); c != end_of_stream && c != '\n'; c = take()) {
  }
}

int CsvRecords::peek() {
  if (at_ < ahead_.size()) return static_cast<unsigned char>(ahead_[at_]);
  return in_.rdbuf()->sgetc();
}

int CsvRecords::take() {
  const int c = peek();
  if (at_ < ahead_.size()) {
    ++at_;
  } else {
    in_.rdbuf()->sbumpc();
  }
  ++column_;
  if (c == '\n') {
    ++line_;
    column_ = 1;
  }
  return c;
}

/// After the opening quote.
void CsvRecords::read_quoted(std::string& field) {
  for (int c = take(); c != end_of_stream; c = take()) {
    if (c != '"') {
      field += static_cast<char>(c);
    } else if (peek() == '"') {
      field += static_cast<char>(take());
    } else {
      return;
    }
  }
  well_formed_ = false;
}

void CsvRecords::begin_field() {
  fields_.emplace_back();
  places_.push_back({static_cast<int>(line_), static_cast<int>(column_)});
}

bool CsvRecords::read_record() {
  fields_.clear();
  places_.clear();
  begin_field();
  well_formed_ = true;
  record_line_ = line_;
  bool closed = false;  // a quoted field has ended
  for (int c = take(); c != end_of_stream && c != '\n'; c = take()) {
    if (c == separator_) {
      begin_field();
      closed = false;
    } else if (c == '"' && fields_.back().empty() && !closed) {
      read_quoted(fields_.back());
      closed = true;
    } else if (c != '\r' || (peek() != '\n' && peek() != end_of_stream)) {
      well_formed_ = well_formed_ && !closed;
      fields_.back() += static_cast<char>(c);
    }
  }
  return fields_.size() > 1 || !fields_.front().empty() || closed;
}

bool CsvRecords::next() {
  if (!started_) read_first_line();
  while (peek() != end_of_stream) {
    if (remarks_ == Remarks::hash && peek() == '#') {
      skip_line();
    } else if (read_record()) {
      return true;
    }
  }
  return false;
}

}  // namespace caudata::io
