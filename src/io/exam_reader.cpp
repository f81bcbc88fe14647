// SPDX-License-Identifier: Apache-2.0
#include "io/exam_reader.hpp"

#include <algorithm>
#include <istream>

#include "io/exam_json_reader.hpp"
#include "io/exam_table_reader.hpp"

namespace caudata::io {
namespace {

/// By the ending of the name; tables are told apart by their header.
std::optional<ExamFormat> format_by_name(std::string_view name) {
  for (const std::string_view ending : {".jsonl", ".ndjson"}) {
    if (name.ends_with(ending)) return ExamFormat::jsonl;
  }
  if (name.ends_with(".json")) return ExamFormat::json;
  for (const std::string_view ending : {".csv", ".tsv", ".txt"}) {
    if (name.ends_with(ending)) return ExamFormat::csv;
  }
  return std::nullopt;
}

constexpr int first_of_mark = 0xEF;  // the first of its three bytes

/// "{" begins JSON lines, "[" a JSON array, all else a table. A byte order mark is taken away.
ExamFormat format_by_first_byte(std::istream& in) {
  if (in.peek() == first_of_mark) in.ignore(3);
  const int first = (in >> std::ws).peek();
  if (first == '{') return ExamFormat::jsonl;
  return first == '[' ? ExamFormat::json : ExamFormat::csv;
}

bool has(const std::vector<std::string>& fields, std::string_view name) {
  return std::ranges::find(fields, name) != fields.end();
}

ExamFormat table_format(const std::vector<std::string>& header) {
  if (has(header, "record_id")) return ExamFormat::redcap;
  if (has(header, "cell") && has(header, "value")) return ExamFormat::csv_long;
  return ExamFormat::csv;
}

core::Result<OpenExams> open_table(std::istream& in, const ExamSource& source) {
  ExamColumnNames names;
  if (!source.header_map.empty()) {
    const auto added = names.add(source.header_map, source.header_map_name);
    if (!added) return core::failure(added.error());
  }
  CsvRecords records(in);
  if (!records.next())
    return core::failure(core::Issue{core::Severity::error,
                                     "isncsci.header",
                                     {source.name, 1, 1},
                                     "the table is empty",
                                     "",
                                     "caudata classify --template csv prints a header"});
  const ExamFormat format = source.format.value_or(table_format(records.fields()));
  auto reader = format == ExamFormat::csv_long
                    ? LongTable::open(std::move(records), names, source)
                    : WideTable::open(std::move(records), names, source, format);
  if (!reader) return core::failure(reader.error());
  return OpenExams{format, std::move(*reader)};
}

}  // namespace

core::Result<OpenExams> open_exams(std::istream& in, const ExamSource& source) {
  auto format = source.format ? source.format : format_by_name(source.name);
  if (!format) format = format_by_first_byte(in);
  switch (*format) {
    case ExamFormat::jsonl:
      return OpenExams{*format, std::make_unique<JsonLines>(in, source.group_field)};
    case ExamFormat::json:
      return OpenExams{*format, std::make_unique<JsonElements>(in, source.group_field)};
    case ExamFormat::csv:
    case ExamFormat::csv_long:
    case ExamFormat::redcap:
      break;
  }
  return open_table(in, source);
}

}  // namespace caudata::io
