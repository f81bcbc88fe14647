// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "core/document.hpp"
#include "core/ledger.hpp"
#include "core/result.hpp"
#include "graft/course/case_places.hpp"
#include "trial/graft_case/assumed_value.hpp"
#include "trial/graft_case/planned_doses.hpp"

namespace caudata::trial {

/// A case that may be run, with what it does not rest on its own word for.
struct ReadyGraftCase {
  graft::GraftCase what;
  std::vector<AssumedValue> assumed;
  graft::CasePlaces places;  // of its values in the file, if one states it
};

/// What a case is read against.
struct GraftCaseContext {
  const core::Ledger& ledger;
  const Protocol& protocol;
  DoseChoice choice{};  // of the command line: goes before the file's
};

/// A case file: every key by the schema, what is left open from the ledger, the doses from the
/// protocol. Fails with all findings at once, those of the keys and those of what they mean
/// together, each at its line.
core::Result<ReadyGraftCase> read_graft_case(const core::Document& document,
                                             const GraftCaseContext& context);

/// All that can be said of a case file without a protocol: everything but whether that has the part
/// and the dose, and how many cells those are. A note says so where the file names them.
core::Issues check_graft_case(const core::Document& document, const core::Ledger& ledger);

}  // namespace caudata::trial
