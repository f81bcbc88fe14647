// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/issue.hpp"
#include "core/quantity.hpp"
#include "design/modifier.hpp"
#include "design/options.hpp"
#include "trial/listing/listing.hpp"

namespace caudata::io {

/// The doses that a question states: names, and amounts where they are numbers. Empty: not stated.
struct QueryDoses {
  std::vector<std::string> names;
  std::vector<double> amounts;
};

/// One question of a stream: what is the next decision? Values as given; nothing is decided yet.
struct Query {
  std::string id;      // as JSON text: "\"Q1\"", "7"; empty: none was given
  std::string design;  // registered name or alias; empty: the protocol's
  design::Options options;
  std::vector<design::NamedModifier> modifiers;  // the first nearest to the design
  QueryDoses doses;
  std::optional<std::string> history;
  std::optional<trial::Listing> data;
  std::optional<core::Days> on;
  core::Issues issues;
  std::string key;  // equal for questions about the same design, options, modifiers and doses
};

/// One line of JSON: {"id", "design", "options", "modifiers", "history" | "data"}. Everything that
/// cannot be understood is an issue (rules `query.*`). Among the options may stand what belongs to
/// the ladder: `doses` (a number of doses, names, or amounts) and `p_true`, of which only the
/// length is used.
Query read_query(const std::string& line, const std::string& file, int line_number);

}  // namespace caudata::io
