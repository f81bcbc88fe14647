// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "app/verbs/verbs.hpp"
#include "io/decide/record_html.hpp"
#include "trial/listing/decision_rule.hpp"

namespace caudata::app {

/// The rule of a protocol or design file, with what the record says of it.
struct RuleFile {
  trial::DecisionRule rule;
  std::string title;
  io::DecisionInput input;
};
/// Refuses a file with errors. `design`: the label of one of the designs of a design file, which is
/// needed if it has several.
core::Result<RuleFile> load_rule(const std::string& file, const std::optional<std::string>& design);

/// Answers a stream of questions, one JSON object a line. The order is kept.
ExitCode answer_stream(const DecideOptions& options);

/// `decide` on the patients of a real trial.
ExitCode decide_on_data(const DecideOptions& options);

}  // namespace caudata::app
