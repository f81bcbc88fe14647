// SPDX-License-Identifier: Apache-2.0
// Law: the sums of the screening funnel account for everybody who came, by the events of the
// trials.
#include <gtest/gtest.h>

#include "oc/accumulator.hpp"
#include "oc/replay.hpp"
#include "support/screening_funnel.hpp"

namespace caudata::oc {

TEST(ScreeningFunnel, SumsAccountForEverybodyInTheLogs) {
  const trial::Study study = test::study_with_repetitions();
  Accumulator sums = empty_accumulator(study.escalation.ladder(), study.protocol.visits.size());
  int open = 0, turned_away = 0, enrolled = 0;
  for (std::uint32_t t = 0; t < 12; ++t) {
    const Replay one =
        replay(study, study.protocol.scenarios[0], core::Seed{31}, core::TrialIndex(t));
    add(sums, study.escalation, t, trial::evaluate(one.record));
    open += test::still_in_screening(one.events);
    for (const trial::Event& event : one.events) {
      turned_away += event.kind == trial::EventKind::left_waiting_list;
      enrolled += event.kind == trial::EventKind::enrolled;
    }
  }
  EXPECT_GT(open, 0);
  EXPECT_EQ(sums.still_in_screening.sum, open);
  EXPECT_EQ(sums.turned_away.sum + sums.left_waiting_list.sum, turned_away);
  EXPECT_EQ(sums.treated.sum, enrolled);
  const std::int64_t failed = sums.failed_age.sum + sums.failed_cause.sum + sums.failed_time.sum +
                              sums.failed_level.sum + sums.failed_ais.sum +
                              sums.failed_not_classifiable.sum + sums.failed_other.sum;
  EXPECT_EQ(sums.screen_failures.sum, failed);
  EXPECT_EQ(sums.screened.sum, failed + sums.consent_refused.sum + turned_away + enrolled + open);
}

}  // namespace caudata::oc
