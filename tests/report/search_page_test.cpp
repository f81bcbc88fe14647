// SPDX-License-Identifier: Apache-2.0
#include "report/search_page.hpp"

#include <gtest/gtest.h>

#include "report/comparison_text.hpp"

namespace caudata::report {
namespace {

trial::ComparedScenario scenario(const char* name, double weight) {
  trial::ComparedScenario s;
  s.truth.name = name;
  s.weight = weight;
  return s;
}

/// One candidate, which is the best.
SearchInput one_candidate() {
  SearchInput input;
  input.comparison.scenarios = {scenario("flat", 1), scenario("steep", 1)};
  input.comparison.optimise.emplace().design = "BOIN";
  input.search.options = {"max_patients"};
  oc::Candidate c;
  c.values = {std::int64_t{12}};
  c.correct = 0.75;
  c.overdose = 0.125;
  c.evaluable = 23.5;
  c.dlt = 2.75;
  c.days = 12 * core::days_per_month;
  c.most_patients = 24;
  c.admissible = c.on_front = true;
  input.search.candidates = {c};
  input.search.best = 0;
  return input;
}

std::vector<std::string> claims(const SearchInput& input) {
  std::vector<std::string> all;
  const Document page = compose(input);
  for (const Block& block : page.sections.front().blocks)
    if (const auto* claim = std::get_if<Claim>(&block)) all.push_back(claim->text);
  return all;
}

TEST(SearchPage, EndsWithEverythingThatWasWeighedOfTheBest) {
  EXPECT_EQ(
      claims(one_candidate()).at(1),
      "Best: BOIN with max_patients = 12. P(correct) 75.00 %, P(overdose) 12.50 %; on average "
      "23.50 patients, 2.75 DLTs and 12.0 months; never more than 24 patients in a trial.");
}

TEST(SearchPage, NamesThePriorAsTheComparisonDoesAndItsWeights) {
  SearchInput input = one_candidate();
  EXPECT_EQ(prior_text(input.comparison), "the prior on scenarios (equal weights)");
  input.comparison.scenarios[1].weight = 3;
  EXPECT_EQ(prior_text(input.comparison), "the prior on scenarios (weights 1 of flat, 3 of steep)");
  EXPECT_NE(claims(input).at(0).find("averaged over " + prior_text(input.comparison)),
            std::string::npos)
      << claims(input).at(0);
}

}  // namespace
}  // namespace caudata::report
