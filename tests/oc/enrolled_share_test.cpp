// SPDX-License-Identifier: Apache-2.0
#include "oc/enrolled_share.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "support/example_study.hpp"

namespace caudata::oc {
namespace {

double share(trial::Protocol protocol, double consent, double other_failure) {
  protocol.screening.consent = consent;
  protocol.screening.other_failure = other_failure;
  const trial::Study study = test::example_study(protocol);
  return enrolled_share({study.people, protocol.eligibility, protocol.screening}, core::Seed{3});
}

// The same persons are eligible; who of them consents is drawn apart. Alpha 5.7e-7 each.
TEST(EnrolledShare, IsTheEligibleShareTimesConsent) {
  const trial::Protocol protocol = test::example_protocol();
  const double eligible = share(protocol, 1, 0);
  EXPECT_GT(eligible, 0.05);
  EXPECT_LT(eligible, 0.95);
  constexpr double persons = 2000, z = 5;  // at least as many were drawn
  const double bound = z * std::sqrt(0.25 * eligible / persons);
  EXPECT_NEAR(share(protocol, 0.5, 0), 0.5 * eligible, bound);
  EXPECT_NEAR(share(protocol, 1, 0.5), 0.5 * eligible, bound);
  const double nobody = share(protocol, 0, 0);
  EXPECT_LT(nobody, 1 / persons);
  EXPECT_GT(nobody, 0);
}

TEST(EnrolledShare, FallsWithNarrowerCriteria) {
  trial::Protocol narrow = test::example_protocol();
  narrow.eligibility.age_to = 40;
  EXPECT_LT(share(narrow, 1, 0), share(test::example_protocol(), 1, 0));
}

}  // namespace
}  // namespace caudata::oc
