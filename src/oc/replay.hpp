// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/stream.hpp"
#include "isncsci/classification.hpp"
#include "isncsci/exam.hpp"
#include "trial/candidates.hpp"
#include "trial/event.hpp"
#include "trial/study.hpp"
#include "trial/trial_record.hpp"

namespace caudata::oc {

/// One trial of a run, conducted again with everything kept. Record and events are those of the
/// simulation: keeping a log changes nothing. Refers to the study.
struct Replay {
  trial::Candidates people;
  trial::TrialRecord record;
  std::vector<trial::Event> events;
};
Replay replay(const trial::Study& study, const trial::Scenario& scenario, core::Seed seed,
              core::TrialIndex trial);

/// One ISNCSCI examination of a subject, in full.
struct ExaminedVisit {
  /// "screening", "screening, again", "second baseline", or the protocol's name of the visit
  std::string visit;
  core::Days since_injury;
  isncsci::Exam exam;  // as written down
  isncsci::Classification classification;
  isncsci::Exam truth;  // what no examiner sees
  isncsci::Classification true_classification;
};

/// All examinations of a subject: screening, its repetition and a second baseline if there were,
/// then every visit with ISNCSCI that took place. Mass simulation keeps the sums only; the cells
/// follow again from the patient.
std::vector<ExaminedVisit> examinations(const trial::Study& study, Replay& replay,
                                        const trial::SubjectRecord& subject);

}  // namespace caudata::oc
