// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.hpp"

namespace caudata::io {

/// Whether lines that begin with # (not with a quote before it) are passed over.
enum class Remarks : std::uint8_t { none, hash };

/// The records of a CSV stream after RFC 4180, one at a time: quoted fields may hold separators,
/// doubled quotes and line ends. The separator (comma, semicolon or tab) is the commonest of the
/// first line that is no remark; a byte order mark and LF line ends are accepted; empty lines are
/// passed over.
class CsvRecords {
 public:
  explicit CsvRecords(std::istream& in, Remarks remarks = Remarks::none)
      : in_(in), remarks_(remarks) {}

  /// False at the end. The fields live until the next call.
  bool next();
  const std::vector<std::string>& fields() const { return fields_; }
  /// Where each field begins.
  const std::vector<core::TextPosition>& places() const { return places_; }
  /// Line on which the record begins, from 1.
  std::size_t line() const { return record_line_; }
  /// No quote was left open or followed by other text.
  bool well_formed() const { return well_formed_; }

 private:
  void read_first_line();
  bool begins_remark(std::string_view line) const;
  void skip_line();
  int take();
  int peek();
  bool read_record();
  void read_quoted(std::string& field);
  void begin_field();

  std::istream& in_;
  Remarks remarks_;
  std::vector<std::string> fields_;
  std::vector<core::TextPosition> places_;
  std::string ahead_;  // the first line, read to find the separator
  std::size_t at_{0};
  char separator_{','};
  std::size_t line_{1}, column_{1}, record_line_{0};
  bool started_{false}, well_formed_{true};
};

}  // namespace caudata::io
