// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/result.hpp"
#include "isncsci/cell.hpp"

namespace caudata::io {

/// What stands in a column of a table of examinations.
struct ExamColumn {
  enum class What : std::uint8_t {
    other,
    id,
    event,     // redcap_event_name
    instance,  // redcap_repeat_instance
    cell,
    examiner,          // one of the examiner's own results
    not_determinable,  // judgement: the results, parted by blanks or commas
    judgement_reason
  } what{What::other};
  isncsci::Cell cell{};
  std::size_t key{0};  // examiner: index of isncsci::result_keys
};

/// The names of columns. Case, blanks and ". _ -" do not matter. Known are our own
/// ("right_lt_c2", "left_motor_s1", "right_nk", "vac"), addresses of cells ("right.lt.C2") and the
/// field names of the public ISNCSCI web application ("rightLightTouchC2").
class ExamColumnNames {
 public:
  ExamColumnNames();
  ExamColumn find(std::string_view name) const;
  /// Adds the rows of a CSV "theirs,ours". Issue `isncsci.header-map`: a name of ours that is none.
  core::Result<std::monostate> add(const std::string& csv, const std::string& shown_as);

 private:
  void add_cell(const isncsci::Cell& cell);
  std::map<std::string, ExamColumn, std::less<>> columns_;
};

/// Our name of a column: "right_lt_s45".
std::string column_name(const isncsci::Cell& cell);

}  // namespace caudata::io
