// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>
#include <map>

#include "core/stream.hpp"
#include "design/trials.hpp"
#include "oc/enumerate.hpp"

// The design, played patient by patient with random outcomes, gives the enumerated figures. Every
// comparison has a false-alarm probability of at most alpha for any seed: exact binomial tails for
// probabilities, the empirical Bernstein bound (Maurer and Pontil 2009, theorem 4) for means of
// bounded counts. About 250 comparisons: 2.5e-7 in all.
namespace caudata::oc {
namespace {

constexpr double alpha = 1e-9;
constexpr std::uint32_t trials = 200'000;
constexpr core::Seed seed{20250712};

using design::DoseLevel;
using design::Escalation;

struct End {
  design::Tallies tallies;
  design::Conclusion conclusion;
};

End play(const Escalation& escalation, const Truth& truth, std::uint32_t trial) {
  core::Stream stream(seed, core::TrialIndex{trial}, core::the_trial_itself, core::Process::test);
  End end;
  while (true) {
    const design::Decision decision = escalation.next(end.tallies);
    const auto* treat = std::get_if<design::Treat>(&decision);
    if (treat == nullptr) {
      end.conclusion = std::get<design::Stop>(decision).conclusion;
      return end;
    }
    int dlt = 0;
    for (int i = 0; i < treat->patients; ++i)
      dlt += stream.uniform() < truth.p[treat->at.part][treat->at.dose];
    end.tallies.add(treat->at, treat->patients, dlt);
  }
}

/// Sum and sum of squares of a count per trial, and in how many trials it was positive.
struct Count {
  double sum{0}, squares{0};
  std::uint32_t positive{0};
  void add(int value) {
    sum += value;
    squares += double(value) * value;
    positive += value > 0;
  }
};

void expect_share(std::uint32_t count, double p, const std::string& what) {
  const boost::math::binomial distribution(trials, std::clamp(p, 0.0, 1.0));
  const double at_most = boost::math::cdf(distribution, count);
  const double at_least =
      count == 0 ? 1 : boost::math::cdf(boost::math::complement(distribution, count - 1));
  EXPECT_GT(2 * std::min(at_most, at_least), alpha)
      << what << ": " << count << " of " << trials << ", exact " << p;
}

void expect_mean(const Count& count, double mean, double range, const std::string& what) {
  const double n = trials, observed = count.sum / n;
  const double variance = (count.squares - n * observed * observed) / (n - 1);
  const double weight = std::log(4 / alpha);
  const double bound = std::sqrt(2 * variance * weight / n) + 7 * range * weight / (3 * (n - 1));
  EXPECT_LE(std::abs(observed - mean), bound) << what << ": " << observed << ", exact " << mean;
}

struct Observed {
  std::map<design::Conclusion, std::uint32_t> conclusions;
  std::map<DoseLevel, Count> evaluable, dlt;
  std::map<int, std::uint32_t> total;
};

Observed simulate(const Escalation& escalation, const Truth& truth) {
  Observed seen;
  for (std::uint32_t trial = 0; trial < trials; ++trial) {
    const End end = play(escalation, truth, trial);
    ++seen.conclusions[end.conclusion];
    ++seen.total[end.tallies.total().evaluable];
    for (std::uint8_t part = 0; part < truth.p.size(); ++part) {
      for (std::uint8_t dose = 0; dose < truth.p[part].size(); ++dose) {
        seen.evaluable[{part, dose}].add(end.tallies[{part, dose}].evaluable);
        seen.dlt[{part, dose}].add(end.tallies[{part, dose}].dlt);
      }
    }
  }
  return seen;
}

void compare(const Escalation& escalation, const Truth& truth) {
  SCOPED_TRACE(escalation.name());
  const StateGraph graph = state_graph(escalation);
  const ExactCharacteristics exact = evaluate(graph, truth);
  Observed seen = simulate(escalation, truth);
  for (std::size_t i = 0; i < graph.conclusions.size(); ++i) {
    expect_share(seen.conclusions[graph.conclusions[i]], exact.conclusion[i],
                 to_text(graph.conclusions[i], escalation.ladder()));
  }
  EXPECT_EQ(seen.conclusions.size(),
            graph.conclusions.size());  // none that the graph does not know
  for (std::size_t n = 0; n < exact.patients.size(); ++n) {
    expect_share(seen.total[static_cast<int>(n)], exact.patients[n], fmt::format("P(n = {})", n));
  }
  constexpr double most_at_level = 6;
  for (const auto& [level, count] : seen.evaluable) {
    const LevelExpectation& expected = exact.level[level.part][level.dose];
    const std::string name = escalation.ladder().name(level);
    expect_share(count.positive, expected.treated, name + " treated");
    expect_mean(count, expected.evaluable, most_at_level, name + " patients");
    expect_mean(seen.dlt[level], expected.dlt, most_at_level, name + " DLTs");
  }
}

TEST(MonteCarlo, SadThenMadAgreesWithTheExactFigures) {
  compare(design::testing::linked(design::testing::sad_and_mad(2, 2), design::PartOrder::by_part,
                                  design::GateRule::same_dose_cleared),
          {"rising", {{0.02, 0.1}, {0.08, 0.3}}});
}

TEST(MonteCarlo, SadAndMadInTurnWithKornAgree) {
  compare(design::testing::linked(
              design::testing::sad_and_mad(3, 2), design::PartOrder::by_dose,
              design::GateRule::same_dose_cleared,
              {.de_escalation = design::DeEscalation::to_level_with_fewer_than_six}),
          {"steep", {{0.05, 0.25, 0.5}, {0.15, 0.45}}});
}

TEST(MonteCarlo, SixNeededAndLimitsAgree) {
  compare(design::testing::linked(design::testing::sad_and_mad(2, 2), design::PartOrder::by_part,
                                  design::GateRule::part_concluded,
                                  {.mtd_needs_six = design::MtdNeedsSix::yes}, {20, 5, {4, 2}}),
          {"harmful MAD", {{0.05, 0.1}, {0.4, 0.6}}});
}

TEST(MonteCarlo, OneLadderThatAllowsNoDltAgrees) {
  compare(design::testing::single_ladder(4, {.dlt_allowed_of_six = 0, .start_dose = 1}),
          {"single", {{0.05, 0.15, 0.3, 0.45}}});
}

}  // namespace
}  // namespace caudata::oc
