// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <string>

#include "core/result.hpp"
#include "io/decide/query.hpp"
#include "trial/listing/decision_rule.hpp"

namespace caudata::io {

/// The decision rules of a stream of questions, made once each.
///
/// A question that names no part is about a single ladder called "dose". Parts that its history or
/// data name are ladders of the same doses in the order in which they are named; each after the
/// first treats a dose only once the part before has cleared it. The doses are those stated;
/// without a statement one more than the highest one treated, at most 10.
class QueryRules {
 public:
  /// `of_protocol`: for questions that name no design; may be null.
  explicit QueryRules(std::shared_ptr<const trial::DecisionRule> of_protocol)
      : of_protocol_(std::move(of_protocol)) {}

  core::Result<std::shared_ptr<const trial::DecisionRule>> rule(const Query& query);

 private:
  std::shared_ptr<const trial::DecisionRule> of_protocol_;
  std::map<std::string, std::shared_ptr<const trial::DecisionRule>> known_;
};

/// The history of a question as the rule's ladder has it: with the name of the single part before.
std::string full_history(const Query& query, const trial::DecisionRule& rule);

/// The part that a question does not name.
inline constexpr const char* unnamed_part = "dose";

}  // namespace caudata::io
