// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "core/document.hpp"
#include "core/result.hpp"
#include "design/escalation.hpp"
#include "trial/comparison.hpp"
#include "trial/draft.hpp"

namespace caudata::trial {

/// A design file as read: every value known, nothing yet said about what the values mean together.
struct ComparisonDraft {
  Comparison comparison;
  std::string file;
  std::map<std::string, core::SourceLocation, std::less<>> places;
};

/// Reads every key by the schema. Fails with all findings, as `read_draft` does.
core::Result<ComparisonDraft> read_comparison_draft(const core::Document& document);

/// Everything there is to say about a design file, in the order of the file: its ladder, gates and
/// scenarios by the rules of a protocol, then each design with its options.
core::Issues check(const ComparisonDraft& draft);

/// The parts as a design conducts them.
std::vector<Part> parts_of(const Comparison& comparison, const ComparedDesign& design);

/// What a protocol and a comparison share, as a protocol with one design: ladder, gates, limits,
/// scenarios.
Protocol as_protocol(const Comparison& comparison, const ComparedDesign& design);

/// The whole escalation rule of one of the designs; issues point at the lines of its options.
core::Result<design::Escalation> make_escalation(const Comparison& comparison,
                                                 const ComparedDesign& design);

/// The ladder, gates, limits and scenarios of a protocol, its own design first, then `others`.
/// Patients come at the summed rate of the sites; `enrolled` is the share of them who are eligible
/// and consent.
/// Stopping on events of the procedure is left out, and the label of the protocol's design says so:
/// a protocol states no rates of them. Precondition: protocol.escalation.
Comparison comparison_of(const Protocol& protocol, double tolerated,
                         std::vector<ComparedDesign> others, double enrolled);

}  // namespace caudata::trial
