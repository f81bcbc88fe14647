// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "isncsci/result_text.hpp"

/// The examinations of tests/tables/isncsci/open.jsonl with the answers of the npm package isncsci
/// and, where they differ, those of full enumeration. Origin and format: README.md beside the file.
namespace caudata::oracle {

using Answers = std::array<std::optional<std::string>, isncsci::result_keys.size()>;

struct Vector {
  std::string id;
  isncsci::Exam exam;
  isncsci::ResultText expect;  // npm isncsci 2.0.6
  Answers head;                // its later source, where that differs
  Answers exact;               // the set of all completions, where that differs
  bool exact_checked{false};
  isncsci::VariableSet other_tag;  // has a star against the four-step rule, or lacks one
};

const std::vector<Vector>& open_vectors();

/// The keys of the results that are not what the vector says; empty if all are.
std::string wrong_for_praxis(const Vector& vector, const isncsci::ResultText& result);
std::string wrong_for_exact(const Vector& vector, const isncsci::ResultText& result);

}  // namespace caudata::oracle
