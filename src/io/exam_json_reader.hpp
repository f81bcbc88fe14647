// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <istream>

#include "io/exam_json.hpp"
#include "io/exam_reader.hpp"

namespace caudata::io {

/// One JSON object a line; empty lines are passed over.
class JsonLines final : public ExamReader {
 public:
  JsonLines(std::istream& in, const std::string& group_field) : in_(in), json_(group_field) {}
  bool next(ExamRow& row) override;

 private:
  std::istream& in_;
  ExamJson json_;
  std::string text_;
  std::size_t line_{0};
};

/// The elements of an array, or objects one after another, cut out of the stream without reading
/// the whole of it.
class JsonElements final : public ExamReader {
 public:
  JsonElements(std::istream& in, const std::string& group_field) : in_(in), json_(group_field) {}
  bool next(ExamRow& row) override;

 private:
  int take();
  int skip_to_element();
  void cut(int first);

  std::istream& in_;
  ExamJson json_;
  std::string text_;
  std::size_t line_{1};
  bool in_array_{false};
};

}  // namespace caudata::io
