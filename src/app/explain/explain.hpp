// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "app/source_run.hpp"
#include "oc/replay.hpp"

/// What `explain` says about each kind of thing, as text ready to print.
namespace caudata::app {

/// A number of the model: value, uncertainty, provenance.
std::string explain_parameter(const core::Ledger& ledger, const core::Parameter& parameter);

/// The designs that a protocol can name, with their options.
std::string explain_designs();

/// What a protocol will do when it is run, and how to go on.
std::string explain_protocol(const trial::Study& study, const std::string& file);

/// What a run concluded, scenario by scenario, and how to go on.
std::string explain_run(const io::StoredRun& run, const trial::Study& study,
                        const std::string& folder);

/// Why each decision of a trial fell: the rule, the counts, the day, who was counted.
std::string explain_trial(const trial::Study& study, const NamedTrial& trial,
                          const oc::Replay& replay);

/// One decision (from 1) with the patients it rests on. Precondition: the trial has it.
std::string explain_decision(const trial::Study& study, const oc::Replay& replay,
                             std::size_t number);

/// A subject's course in order of days, and every examination with level, AIS and scores.
std::string explain_subject(const trial::Study& study, oc::Replay& replay,
                            const trial::SubjectRecord& subject);

}  // namespace caudata::app
