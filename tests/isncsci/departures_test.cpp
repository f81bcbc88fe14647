// SPDX-License-Identifier: Apache-2.0
#include "isncsci/departures.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "isncsci/result_text.hpp"
#include "support/worksheet.hpp"

namespace caudata::isncsci {
namespace {

std::string without_stars(std::string text) {
  std::erase(text, '*');
  return text;
}

TEST(Departures, AreExactlyTheResultsThatDiffer) {
  core::Stream stream{{31}, core::TrialIndex{1}, core::CandidateId{0}, core::Process::test};
  std::set<std::string_view> rules;
  for (int i = 0; i < 20'000; ++i) {
    const Exam exam = support::random_open_exam(10, stream);
    const ResultText praxis = classify_to_text(exam, Profile::praxis);
    const ResultText exact = classify_to_text(exam, Profile::exact);
    const auto found = departures(exam);
    std::size_t next = 0;
    for (std::size_t k = 0; k < result_keys.size(); ++k) {
      if (praxis[k] == exact[k]) continue;
      ASSERT_LT(next, found.size());
      const Departure& d = found[next++];
      ASSERT_EQ(d.result, result_keys[k]);
      ASSERT_EQ(d.praxis, praxis[k]);
      ASSERT_EQ(d.exact, exact[k]);
      ASSERT_FALSE(d.why.empty());
      rules.insert(d.rule);
      const bool same_values = without_stars(praxis[k]) == without_stars(exact[k]);
      if (d.rule == "isncsci.departure.star") {
        ASSERT_TRUE(same_values);
      } else if (d.rule != "isncsci.departure.assumed-value") {
        ASSERT_TRUE(d.result == "ais" || d.result.starts_with("zppMotor"))
            << d.result << " " << d.praxis << " " << d.exact;
        ASSERT_FALSE(same_values);
        if (d.result != "ais") {
          ASSERT_TRUE(exam.right.non_key_muscle || exam.left.non_key_muscle);
        }
      }
    }
    ASSERT_EQ(next, found.size());
  }
  for (const std::string_view rule : departure_rules()) EXPECT_TRUE(rules.contains(rule)) << rule;
  for (const std::string_view rule : rules) {
    EXPECT_TRUE(std::ranges::count(departure_rules(), rule)) << rule;
  }
}

TEST(Departures, NoneInAnOrdinaryExamination) {
  EXPECT_TRUE(departures(support::intact_exam()).empty());
}

}  // namespace
}  // namespace caudata::isncsci
