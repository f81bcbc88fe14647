// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "io/exam_row.hpp"

namespace caudata::io {

/// How examinations lie in a file.
enum class ExamFormat : std::uint8_t {
  jsonl,     // one JSON object a line
  json,      // an array of objects, or one object
  csv,       // one row an examination
  csv_long,  // one row a cell: id, cell, value
  redcap     // a REDCap export of our form: csv, with record_id and codes
};

/// The examinations of a stream, in its order, one at a time.
class ExamReader {
 public:
  virtual ~ExamReader() = default;
  /// Replaces `row` by the next examination; false at the end.
  virtual bool next(ExamRow& row) = 0;
  /// Rows without any entry that were left out (REDCap: events without this form).
  virtual std::size_t left_out() const { return 0; }
};

struct ExamSource {
  std::string name;                  // as issues show it
  std::optional<ExamFormat> format;  // empty: by the ending of the name, else by the first bytes
  std::string group_field;           // a field that says which examinations belong together
  std::string header_map_name{};
  std::string header_map{};  // CSV "theirs,ours": other names for columns
};

struct OpenExams {
  ExamFormat format;
  std::unique_ptr<ExamReader> reader;
};

/// Reads the header, if there is one. Issues (`isncsci.header`, `isncsci.header-map`): a table
/// without the columns of an examination. `in` must outlive the reader.
core::Result<OpenExams> open_exams(std::istream& in, const ExamSource& source);

}  // namespace caudata::io
