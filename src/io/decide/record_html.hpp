// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "io/decide/decision_log.hpp"
#include "report/decision/tree.hpp"
#include "report/decision/words.hpp"

namespace caudata::io {

/// A file that went into a decision.
struct DecisionInput {
  std::string what;  // "protocol", "data"
  std::string file;
  std::string sha256;
};

/// The decision's circumstances, for the record and for the log.
struct DecisionPapers {
  std::string title;  // of the protocol
  std::vector<DecisionInput> inputs;
  std::string time;       // when the decision was made
  std::string time_from;  // "given" or "clock"
  std::string on_from;    // the day of the decision: "given" or "data", the last date there
  core::Issues findings;  // deviations
  std::optional<LogHead> log;
  int cohorts{2};  // of the tree
};

/// The decision on one printable page: what, why by which rule, on what data, what would change it,
/// the next cohorts as a tree, hashes, lines to sign. Needs no network and no script. Long lists
/// end with how many entries are left out.
std::string decision_record_html(const report::DecisionCase& about, const DecisionPapers& papers);

/// The members of this decision's entry in a log.
std::string log_members(const report::DecisionCase& about, const DecisionPapers& papers);

}  // namespace caudata::io
