// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>

#include "io/recovery/recovery_map.hpp"
#include "io/recovery/recovery_row.hpp"

namespace caudata::io {

/// The cells of one row by the names of their columns, and what is wrong with them.
class RecoveryCells {
 public:
  using UnknownCodes = std::map<std::string, std::map<std::string, std::uint64_t>>;

  RecoveryCells(const RecoveryMap& map, core::Issues& findings, UnknownCodes& unknown)
      : map_(map), findings_(findings), unknown_(unknown) {}

  void look_at(const RecoveryRow& row) { row_ = &row; }
  bool has(const std::string& column) const;
  /// "" where there is none.
  std::string text(const std::string& column) const;

  /// Empty where the cell is, says "missing", or cannot be understood: then a finding.
  std::optional<double> age(const std::string& column);
  std::optional<patient::Sex> sex(const std::string& column);
  std::optional<int> day(const std::string& column);
  std::optional<int> score(const std::string& column, int highest);
  std::optional<isncsci::AsiaImpairmentScale> grade(const std::string& column);
  std::optional<isncsci::Level> level(const std::string& column);

  /// The examination by its single scores, in the notation of the worksheet. Those that are missing
  /// are not testable; a row without any gives nothing.
  std::optional<isncsci::Exam> exam(const std::string& ending);

 private:
  std::optional<std::string> decoded(const std::string& column, const CodeList& codes);
  std::optional<double> number(const std::string& column, const CodeList& codes, double least,
                               double most);
  std::optional<int> whole(const std::string& column, const CodeList& codes, int least, int most);
  void complain(const std::string& column, const char* rule, const std::string& message,
                const std::string& why);
  void unknown(const std::string& column, const char* wanted);
  std::string entry(const isncsci::Cell& cell, const std::string& column);

  const RecoveryMap& map_;
  core::Issues& findings_;
  UnknownCodes& unknown_;
  const RecoveryRow* row_{nullptr};
};

}  // namespace caudata::io
