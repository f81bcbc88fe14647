// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <istream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "io/csv_records.hpp"
#include "io/recovery/recovery_map.hpp"
#include "io/recovery/recovery_row.hpp"

namespace caudata::io {

/// A file of a data set, opened.
struct RecoveryFile {
  std::string name;  // as issues show it
  std::istream* in{nullptr};
};

/// The rows of a data set by person, as far as the map names their columns. A long table has
/// several rows a person, in any file. A wide table has one: its first file says who is there,
/// later ones add columns.
class RecoveryRows {
 public:
  explicit RecoveryRows(const RecoveryMap& map);

  void read(const RecoveryFile& file);

  /// Files that cannot be read by their header: errors, rule `recovery.header`.
  const core::Issues& header_issues() const { return header_issues_; }
  /// Rows and cells that were left out: errors. Persons of later files alone: notes.
  const core::Issues& findings() const { return findings_; }

  /// Otherwise the columns are not all known.
  bool headers_read() const { return headers_read_; }
  bool has(const std::string& column) const { return columns_.contains(column); }
  /// Of all files.
  const std::set<std::string, std::less<>>& columns() const { return columns_; }
  /// Where the header of the first file stands.
  const core::SourceLocation& first_header() const { return first_header_; }
  /// In the order of the files.
  const std::vector<std::string>& persons() const { return order_; }
  const std::vector<RecoveryRow>& of(const std::string& person) const {
    return by_person_.at(person).rows;
  }

 private:
  struct Person {
    std::vector<RecoveryRow> rows;
    std::size_t last_file{0};
  };
  struct Header {
    std::vector<std::string> names;
    std::size_t subject{0};
  };

  std::optional<Header> read_header(const std::string& file, CsvRecords& records);
  void add(const std::string& file, const Header& header, const CsvRecords& records);
  void add_wide(const std::string& id, RecoveryRow row, const core::SourceLocation& at);
  void join(RecoveryRow& row, const RecoveryRow& later);
  void leave_out(core::SourceLocation at, const char* rule, std::string message, const char* why,
                 const char* what_happens);
  void note_strangers();

  const RecoveryMap& map_;
  std::set<std::string, std::less<>> wanted_;   // columns that the map names
  std::set<std::string, std::less<>> columns_;  // that the files have
  core::SourceLocation first_header_;
  std::size_t files_{0};
  bool headers_read_{true};
  std::vector<std::string> order_;
  std::map<std::string, Person, std::less<>> by_person_;
  std::set<std::string> strangers_;  // whom the first file of a wide table does not have
  core::SourceLocation first_stranger_;
  core::Issues header_issues_, findings_;
};

}  // namespace caudata::io
