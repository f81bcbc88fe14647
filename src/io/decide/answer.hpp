// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "design/record.hpp"
#include "io/decide/query_rule.hpp"
#include "trial/listing/advice.hpp"

namespace caudata::io {

/// Issues as answers of a stream show them.
std::string issues_json(const std::string& id, const core::Issues& issues);

/// A decision and what it was made from. References must outlive it.
struct AnsweredCase {
  const design::Decision& decision;
  const design::Record& record;
  const trial::DecisionRule& rule;
  const core::Issues* deviations;  // in the data; null: a history, which has none
};

/// {"id","decision":{"kind","part","dose",…},"reason","rule","estimates","margin","near_tie",…};
/// `id` as JSON text, may be empty. No line end.
std::string answer_json(const std::string& id, const AnsweredCase& answered);

struct QueryAnswer {
  std::string json;
  bool answered{false};
};

/// Answers one question of a stream, line by line.
QueryAnswer answer(const Query& query, QueryRules& rules);

}  // namespace caudata::io
