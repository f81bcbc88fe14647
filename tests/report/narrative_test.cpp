// SPDX-License-Identifier: Apache-2.0
#include "report/narrative.hpp"

#include <gtest/gtest.h>

#include "support/example_report_input.hpp"

namespace caudata::report {
namespace {

trial::Event event(trial::EventKind kind) {
  trial::Event e;
  e.kind = kind;
  e.candidate = core::CandidateId{7};
  e.subject = core::SubjectId{3};
  e.level = design::DoseLevel{1, 1};
  e.ordinal = 2;
  return e;
}

TEST(Describe, SaysEveryKindOfEventInWords) {
  const trial::Protocol protocol = test::example_protocol();
  for (std::size_t kind = 0; kind < trial::event_kind_count; ++kind)
    EXPECT_FALSE(describe(event(static_cast<trial::EventKind>(kind)), protocol).empty()) << kind;
  EXPECT_STREQ(name(static_cast<trial::EventKind>(trial::event_kind_count)), "")
      << "a kind beyond the count";
}

TEST(Describe, NamesDoseAmountAndSchedule) {
  EXPECT_EQ(describe(event(trial::EventKind::dosed), test::example_protocol()),
            "subject 3 received dose 2 of 4 (MAD H, 1.5 × 10⁸ cells)");
}

TEST(Describe, GivesTheRuleBehindADecision) {
  const design::Decision decision = design::Treat{
      {0, 1}, 3, {}, design::Reason{"3+3.escalate", "{dlt} of {n} at {level}", {0, 0}, {3, 0}}};
  EXPECT_EQ(describe(decision, test::example_protocol()),
            "treat 3 patients at SAD H: 0 of 3 at SAD L [3+3.escalate]");
}

TEST(Describe, GivesTheResultOfThePartThatOpensAnother) {
  const design::Reason start{"3+3.start", "start at {level}", {1, 0}, {}};
  const design::Reason cleared{"3+3.top-cleared", "{dlt} of {n} at {level}", {0, 1}, {3, 0}};
  const design::Decision decision = design::Treat{{1, 0}, 3, {}, start, cleared};
  EXPECT_EQ(describe(decision, test::example_protocol()),
            "treat 3 patients at MAD L: start at MAD L [3+3.start]; MAD opens on the result of "
            "SAD: 0 of 3 at SAD H [3+3.top-cleared]");
}

}  // namespace
}  // namespace caudata::report
