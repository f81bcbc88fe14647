// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <istream>

#include "io/csv_records.hpp"
#include "io/exam_header.hpp"
#include "io/exam_reader.hpp"

namespace caudata::io {

/// One row an examination.
class WideTable : public ExamReader {
 public:
  /// Precondition: the header of `records` is the record last read. Issues `isncsci.header`: a
  /// column is missing or stands twice.
  static core::Result<std::unique_ptr<ExamReader>> open(CsvRecords records,
                                                        const ExamColumnNames& names,
                                                        const ExamSource& source,
                                                        ExamFormat format);
  bool next(ExamRow& row) override;
  std::size_t left_out() const override { return left_out_; }

 private:
  WideTable(CsvRecords records, ExamFormat format)
      : records_(std::move(records)), format_(format) {}
  core::Issues read_header(const ExamColumnNames& names, const ExamSource& source);
  bool is_empty() const;
  bool is_code(const std::string& field) const;
  void fill(ExamRow& row);
  void put(ExamRow& row, std::size_t column);

  CsvRecords records_;
  ExamFormat format_;
  std::vector<ExamColumn> columns_;
  std::optional<std::size_t> group_;
  std::size_t left_out_{0};
};

/// One row a cell: id, cell, value. The rows of an examination stand together.
class LongTable : public ExamReader {
 public:
  /// As WideTable::open; other columns than the three may only serve to group.
  static core::Result<std::unique_ptr<ExamReader>> open(CsvRecords records,
                                                        const ExamColumnNames& names,
                                                        const ExamSource& source);
  bool next(ExamRow& row) override;

 private:
  LongTable(CsvRecords records, const ExamColumnNames& names)
      : records_(std::move(records)), names_(names) {}
  const std::string* field(std::optional<std::size_t> column) const;
  void add_entry(ExamRow& row);

  CsvRecords records_;
  ExamColumnNames names_;
  std::optional<std::size_t> id_, cell_, value_, group_;
  std::vector<isncsci::Cell> given_;  // of the examination being read
  bool ahead_{false};                 // the record last read belongs to the next examination
};

}  // namespace caudata::io
