// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <vector>

#include "support/example_study.hpp"
#include "trial/event.hpp"

namespace caudata::test {

inline bool ends_screening(trial::EventKind kind) {
  using enum trial::EventKind;
  return kind == screening_failed || kind == consent_refused || kind == left_waiting_list ||
         kind == enrolled;
}

/// Who came and, by the log, neither failed nor refused nor left nor was enrolled: in screening or
/// waiting when the trial ended. Everybody's way ends once.
inline int still_in_screening(const std::vector<trial::Event>& events) {
  std::map<core::CandidateId, int> ends;
  for (const trial::Event& event : events)
    if (event.kind == trial::EventKind::candidate_arrived) ends[event.candidate] = 0;
  for (const trial::Event& event : events) {
    if (!ends_screening(event.kind)) continue;
    EXPECT_EQ(++ends.at(event.candidate), 1) << event.candidate.value();
  }
  int open = 0;
  for (const auto& [candidate, ended] : ends) open += ended == 0;
  return open;
}

/// Many persons of whom screening leaves eligibility open, and a second examination for them.
inline constexpr patient::ExaminerParameters often_not_testable{.motor = 0.15,
                                                                .touch = 0.15,
                                                                .prick = 0.3,
                                                                .open_label = 0.1,
                                                                .limb_not_testable = 0.5,
                                                                .other_condition = 0.1};
inline trial::Study study_with_repetitions() {
  trial::Protocol protocol = example_protocol();
  protocol.screening.reexamine_after = core::Days(7);
  trial::Study study = example_study(protocol);
  study.people.examiner = patient::Examiner(often_not_testable);
  return study;
}

}  // namespace caudata::test
