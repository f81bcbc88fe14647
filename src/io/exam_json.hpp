// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "io/exam_row.hpp"

namespace caudata::io {

/// Reads examinations written as JSON objects, one at a time: {"id","exam":{"vac","dap","right":
/// {"lt":[28],"pp":[28],"motor":[10],"nk"},"left":{…}}}, or the inner object alone. Beside it may
/// stand "assumed", "judgement" and "examiner"; other members are left alone.
class ExamJson {
 public:
  /// `group_field`: the member that says which examinations belong together; may be empty.
  explicit ExamJson(std::string group_field);
  ~ExamJson();

  /// Fills an empty row. Every problem becomes an issue of the row: `isncsci.malformed-json`,
  /// `isncsci.malformed-record`, `-exam`, `-cell`, `-assumed`, `-judgement`, `-examiner`.
  void read(std::string_view text, ExamRow& row);

 private:
  struct Document;
  std::string group_field_;
  std::unique_ptr<Document> document_;  // what the views of the row point into
};

/// Appends `text` as a JSON string. Bytes that are no UTF-8 become U+FFFD.
void append_json(std::string& out, std::string_view text);

}  // namespace caudata::io
