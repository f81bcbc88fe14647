// SPDX-License-Identifier: Apache-2.0
// Figures of the literature, against what the model makes of the ledger. They are the sources of
// the ledger, so this checks the derivations and the code, not the model.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "safety/background.hpp"
#include "support/exact_test.hpp"
#include "support/ledger_from_data.hpp"

namespace caudata::safety {
namespace {

using core::Days;

constexpr std::uint32_t n = 200'000;

const BackgroundEvents& background() {
  static const BackgroundEvents events = [] {
    core::Ledger living = test::project_ledger();  // deaths compete; here they would hide events
    living.set("safety.background.death.acute", 0);
    living.set("safety.background.death.later", 0);
    std::vector<std::string> missing;
    return BackgroundEvents(living, missing);
  }();
  return events;
}

core::TrialStreams trial(std::uint32_t i) { return {core::Seed{4711}, core::TrialIndex{i}}; }

/// The cohort that the derivations assume: half motor complete, half cervical, followed from the
/// injury.
RiskProfile cohort_member(std::uint32_t i) {
  return {45, i % 2 == 0 ? 4 : 17, i % 4 < 2 ? Completeness::complete : Completeness::incomplete,
          Days{0}};
}

std::uint64_t events_in_cohort(Term term, Days to) {
  std::uint64_t count = 0;
  for (std::uint32_t i = 0; i < n; ++i) {
    const auto events =
        background().draw(cohort_member(i), Days{0}, to - Days{1}, trial(i), core::CandidateId{1});
    count += static_cast<std::uint64_t>(
        std::count_if(events.begin(), events.end(), [&](const auto& e) { return e.term == term; }));
  }
  return count;
}

double rate_of(double share, double days) { return -std::log1p(-share) / days; }

}  // namespace

// Mean number of events in the first 90 days; the sum of Poisson counts is Poisson. alpha = 1e-9, n
// = 200,000. The ledger's values have four digits, so the expected mean may be wrong by 1e-4 of
// itself; the test sees 1e-2.
TEST(PublishedRates, AcuteEventsMatchTheirSources) {
  struct Row {
    Term term;
    double share;
  };
  const Row rows[] = {{Term::urinary_tract_infection, 0.47},
                      {Term::pneumonia, (0.22 + 0.234 + 0.14) / 3},
                      {Term::pressure_injury, 0.298}};
  for (const auto& [term, share] : rows) {
    const double mean = n * rate_of(share, 90) * 90;
    EXPECT_GT(test::poisson_p_value(events_in_cohort(term, Days{90}), mean), test::alpha)
        << name(term);
  }
}

TEST(PublishedRates, ThromboembolismIn100PatientYears) {
  const double patient_years = n * 90 / 365.25;
  EXPECT_GT(test::poisson_p_value(events_in_cohort(Term::venous_thromboembolism, Days{90}),
                                  patient_years * 0.344),
            test::alpha);
}

TEST(PublishedRates, NeuropathicPainReachesItsPrevalence) {
  // Floor of a continuous year: 365.25 d are simulated as 365, 0.06 % of the second hazard.
  const double at_365 = 1 - 0.43 * std::exp(std::log(0.82 / 0.43) / 275.25 * 0.25);
  EXPECT_GT(test::binomial_p_value(events_in_cohort(Term::neuropathic_pain, Days{365}), n, at_365),
            test::alpha);
}

TEST(PublishedRates, ProcedureEventsPerInjection) {
  struct Row {
    Term term;
    double share;
  };
  const Row rows[] = {{Term::post_lumbar_puncture_headache, 0.042},
                      {Term::fever, 0.0878},
                      {Term::puncture_site_pain, 0.0210},
                      {Term::nausea, 0.0145},
                      {Term::spinal_haematoma, 0.0020},
                      {Term::meningitis, 1e-4},
                      {Term::headache, 0.0495}};
  std::array<std::uint64_t, term_count> seen{};
  for (std::uint32_t i = 0; i < n; ++i) {
    for (const AdverseEvent& e : background().draw_procedure(product::Needle::atraumatic, 1,
                                                             trial(i), core::CandidateId{1})) {
      ++seen[static_cast<std::size_t>(e.term)];
    }
  }
  for (const auto& [term, share] : rows) {
    EXPECT_GT(test::binomial_p_value(seen[static_cast<std::size_t>(term)], n, share), test::alpha)
        << name(term);
  }
}

/// Persons with a headache of any kind after one injection.
std::uint64_t with_headache(product::Needle needle) {
  std::uint64_t persons = 0;
  for (std::uint32_t i = 0; i < n; ++i) {
    const auto events = background().draw_procedure(needle, 1, trial(i), core::CandidateId{1});
    persons += std::any_of(events.begin(), events.end(), [](const AdverseEvent& e) {
      return e.term == Term::headache || e.term == Term::post_lumbar_puncture_headache;
    });
  }
  return persons;
}

TEST(PublishedRates, HeadacheOfAnyKindPerInjection) {
  EXPECT_GT(test::binomial_p_value(with_headache(product::Needle::atraumatic), n, 0.0894),
            test::alpha);
  EXPECT_GT(test::binomial_p_value(with_headache(product::Needle::conventional), n,
                                   1 - (1 - 0.042 * 2.5) * (1 - 0.0495)),
            test::alpha);
}

TEST(PublishedRates, InHospitalMortality) {
  std::vector<std::string> missing;
  const BackgroundEvents mortal(test::project_ledger(), missing);
  std::uint64_t deaths = 0;
  for (std::uint32_t i = 0; i < n; ++i) {
    const auto events =
        mortal.draw(cohort_member(i), Days{0}, Days{89}, trial(i), core::CandidateId{1});
    deaths += !events.empty() && events.back().term == Term::death_background;
  }
  EXPECT_GT(test::binomial_p_value(deaths, n, 0.03), test::alpha);
}

}  // namespace caudata::safety
