// SPDX-License-Identifier: Apache-2.0
#include "isncsci/explain.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "isncsci/attainable.hpp"
#include "isncsci/classify.hpp"
#include "isncsci/classify_determined.hpp"
#include "isncsci/departures.hpp"
#include "isncsci/explain_open.hpp"
#include "isncsci/explain_words.hpp"
#include "isncsci/result_text.hpp"
#include "support/worksheet.hpp"

namespace caudata::isncsci {
namespace {

core::Stream random_stream(std::uint64_t seed) {
  return {{seed}, core::TrialIndex{1}, core::CandidateId{0}, core::Process::test};
}

std::map<std::string_view, std::string> results_of(const Exam& exam) {
  std::map<std::string_view, std::string> results;
  const ResultText text = classify_to_text(exam, Profile::exact);
  for (std::size_t k = 0; k < text.size(); ++k) results[result_keys[k]] = text[k];
  return results;
}

TEST(Explain, EveryStepStatesItsResultAndEveryResultHasAStep) {
  core::Stream stream = random_stream(21);
  for (int i = 0; i < 2'000; ++i) {
    const Exam exam = support::random_open_exam(12, stream);
    const auto results = results_of(exam);
    std::set<std::string_view> explained;
    for (const Step& step : explain(exam)) {
      ASSERT_EQ(step.value, results.at(step.result));
      ASSERT_NE(step.text.find(" " + spaced(step.value) + ": "), std::string::npos) << step.text;
      ASSERT_TRUE(std::ranges::count(explanation_rules(), step.rule)) << step.rule;
      explained.insert(step.result);
    }
    for (std::size_t k = 0; k < result_keys.size(); ++k) {
      const bool needed = k < variable_count || results.at(result_keys[k]) == "ND";
      ASSERT_EQ(explained.contains(result_keys[k]), needed) << result_keys[k];
    }
  }
}

TEST(Explain, StepsFollowTheWorksheetAndAStarIsExplainedAfterItsResult) {
  core::Stream stream = random_stream(22);
  for (int i = 0; i < 500; ++i) {
    std::ptrdiff_t last = 0;
    std::map<std::string_view, bool> star;
    const Exam exam = support::random_open_exam(12, stream);
    const auto results = results_of(exam);
    for (const Step& step : explain(exam)) {
      const auto key = std::ranges::find(result_keys, step.result) - result_keys.begin();
      ASSERT_LE(last, key);
      last = key;
      ASSERT_FALSE(star[step.result]) << "nothing follows the reason of the star";
      star[step.result] = step.rule == "isncsci.tag";
      if (step.rule == "isncsci.tag") {
        ASSERT_EQ(step.value.back(), '*');
        ASSERT_FALSE(step.cells.empty());
      }
    }
    for (const auto& [key, explained] : star) {
      ASSERT_EQ(explained, results.at(key).back() == '*') << key;
    }
  }
}

/// The least or the greatest content of a cell, or any legal one.
enum class Vary { least, greatest, any };

void vary(Exam& exam, const Cell& cell, Vary how, core::Stream& stream) {
  const auto choose = [&](unsigned n) {
    return how == Vary::least ? 0u : how == Vary::greatest ? n - 1 : support::below(stream, n);
  };
  switch (cell.kind) {
    case CellKind::anal_contraction:
      exam.voluntary_anal_contraction = static_cast<Answer>(choose(2));
      return;
    case CellKind::deep_pressure:
      exam.deep_anal_pressure = static_cast<Answer>(choose(2));
      return;
    case CellKind::non_key_muscle: {
      auto& level = side_of(exam, cell.side).non_key_muscle;
      level = std::nullopt;
      if (choose(2)) level = key_muscle_level(choose(key_muscles));
      return;
    }
    case CellKind::light_touch:
    case CellKind::pin_prick:
    case CellKind::motor:
      break;
  }
  score_at(exam, cell).value = static_cast<std::uint8_t>(choose(support::normal_at(cell) + 1u));
}

Candidates member(const Exam& exam, std::size_t key) {
  return candidates(classify_determined(exam), static_cast<Variable>(key));
}

struct Plan {
  unsigned keep;  // quarters
  Vary how;
};

/// The result depends on the cell, whatever the cells that are not named are. Some of the
/// others that are named keep their own.
bool decides(const Exam& exam, const Step& step, const Cell& cell, core::Stream& stream) {
  const auto key =
      static_cast<std::size_t>(std::ranges::find(result_keys, step.result) - result_keys.begin());
  for (int attempt = 0; attempt < 100'000; ++attempt) {
    Exam one = exam;
    std::array<Plan, 6> plan;  // one per kind of cell
    const bool alike = support::below(stream, 2) == 0;
    for (Plan& p : plan) {
      if (alike && &p != &plan.front()) {
        p = plan.front();
        continue;
      }
      p = {support::below(stream, 5), static_cast<Vary>(support::below(stream, 3))};
    }
    for (const Cell& other : step.cells) {
      const Plan& p = plan[static_cast<std::size_t>(other.kind)];
      if (support::below(stream, 4) >= p.keep) vary(one, other, p.how, stream);
    }
    Exam two = one;
    vary(two, cell, Vary::any, stream);
    if (member(one, key) != member(two, key)) return true;
  }
  return false;
}

TEST(Explain, EveryNamedCellDecidesInADeterminedExamination) {
  core::Stream stream = random_stream(23);
  for (int i = 0; i < 1'000; ++i) {
    const Exam exam = support::random_exam(stream);
    for (const Step& step : explain(exam)) {
      // With no key muscle below the neurological level, no cell enters.
      if (step.rule != "isncsci.ais.half-of-the-muscles") {
        ASSERT_FALSE(step.cells.empty()) << step.text;
      }
      for (const Cell& cell : step.cells) {
        ASSERT_TRUE(decides(exam, step, cell, stream)) << step.text << " " << name(cell);
      }
    }
  }
}

std::size_t variable_of(const Step& step) {
  return static_cast<std::size_t>(std::ranges::find(result_keys, step.result) -
                                  result_keys.begin());
}

TEST(Explain, EveryCellNamedForAnOpenResultIsOpenAndSomeValueNarrowsIt) {
  core::Stream stream = random_stream(24);
  for (int i = 0; i < 500; ++i) {
    const Exam exam = support::random_open_exam(10, stream);
    const AdmissibleExam sets = admissible(exam, Reading::assumed);
    const Classification now = classify(exam);
    for (const Step& step : explain(exam)) {
      const std::size_t key = variable_of(step);
      if (key >= variable_count || step.rule == "isncsci.tag") continue;
      const auto variable = static_cast<Variable>(key);
      const Candidates all = candidates(now, variable);
      if (std::has_single_bit(all)) continue;
      for (const Cell& cell : step.cells) {
        const ScoreSet values = values_of(sets, cell);
        ASSERT_FALSE(std::has_single_bit(values));
        bool narrows = false;
        for (unsigned v = 0; v < 8; ++v) {
          if (!(values >> v & 1u)) continue;
          AdmissibleExam fixed = sets;
          set_values(fixed, cell, static_cast<ScoreSet>(1u << v));
          narrows |= candidates(attainable(fixed), variable) != all;
        }
        ASSERT_TRUE(narrows) << step.text << " " << name(cell);
      }
    }
  }
}

/// A random examination with the sets, and its results.
Classification completion(AdmissibleExam sets, core::Stream& stream) {
  for (const Cell& cell : all_cells()) {
    if (cell.kind == CellKind::non_key_muscle) continue;
    ScoreSet values = values_of(sets, cell);
    for (unsigned drop = support::below(stream, static_cast<unsigned>(std::popcount(values)));
         drop > 0; --drop) {
      values = static_cast<ScoreSet>(values & (values - 1));
    }
    set_values(sets, cell, static_cast<ScoreSet>(values & -values));
  }
  return attainable(sets);
}

bool holds(const AdmissibleExam& restricted, const AdmissibleExam& sets) {
  return std::ranges::all_of(all_cells(), [&](const Cell& cell) {
    return cell.kind == CellKind::non_key_muscle ||
           (values_of(restricted, cell) & ~values_of(sets, cell)) == 0;
  });
}

TEST(Explain, NeedsAreNecessaryAndSufficientAsTheySay) {
  core::Stream stream = random_stream(25);
  for (int i = 0; i < 300; ++i) {
    const AdmissibleExam sets = admissible(support::random_open_exam(8, stream), Reading::assumed);
    const Classification now = attainable(sets);
    const OpenCells open(sets);
    for (std::size_t v = 0; v < variable_count; ++v) {
      const auto variable = static_cast<Variable>(v);
      if (std::has_single_bit(candidates(now, variable))) continue;
      for (const Need& need : open.needs(variable)) {
        const Candidates only = 1u << need.candidate;
        AdmissibleExam all = sets;
        for (const Condition& c : need.all) {
          AdmissibleExam without = sets;
          set_values(without, c.cell,
                     static_cast<ScoreSet>(values_of(sets, c.cell) & ~unsigned{c.values}));
          ASSERT_FALSE(candidates(attainable(without), variable) & only);
          set_values(all, c.cell, c.values);
        }
        ASSERT_TRUE(holds(all, sets));
        if (need.one_of.empty() && need.strength == Need::Strength::exactly) {
          ASSERT_EQ(candidates(completion(all, stream), variable), only);
        }
        AdmissibleExam none = all;
        for (const Condition& c : need.one_of) {
          AdmissibleExam one = all;
          set_values(one, c.cell, c.values);
          ASSERT_EQ(candidates(completion(one, stream), variable), only);
          set_values(none, c.cell,
                     static_cast<ScoreSet>(values_of(all, c.cell) & ~unsigned{c.values}));
        }
        if (need.strength == Need::Strength::exactly && !need.one_of.empty()) {
          ASSERT_FALSE(candidates(completion(none, stream), variable) & only);
        }
      }
    }
  }
}

TEST(Explain, SaysWhatACandidateNeeds) {
  Exam exam = support::intact_exam();
  exam.right.light_touch[4] = Score{};             // C6
  exam.right.light_touch[5] = support::scored(1);  // C7
  const Step step = explain(exam).front();
  EXPECT_EQ(step.rule, "isncsci.sensory-level");
  EXPECT_EQ(step.value, "C5,C6");
  EXPECT_EQ(step.cells, std::vector{*parse_cell("right.lt.C6")});
  EXPECT_EQ(step.text,
            "Right sensory level C5, C6: right C6 light touch is NT; C5 if right C6 light touch is "
            "0 or 1; C6 if right C6 light touch is 2.");
}

TEST(Explain, SaysWhyThereIsAStar) {
  Exam exam = support::intact_exam();
  exam.right.motor[0] = {2, Mark::normal};
  for (const Step& step : explain(exam)) {
    if (step.result != "motorRight" || step.rule != "isncsci.tag") continue;
    EXPECT_EQ(step.text,
              "Right motor level INT*: carries a star: INT with the marked scores as assumed, C4 "
              "with them as examined (right C5 muscle is 2** and counts as 5).");
    EXPECT_EQ(step.cells, std::vector{*parse_cell("right.motor.C5")});
    return;
  }
  FAIL() << "no reason of the star";
}

TEST(Explain, AnExaminationWithNothingTestedIsExplainedToo) {
  const auto steps = explain(Exam{});
  EXPECT_EQ(steps.size(), result_keys.size());
  for (const Step& step : steps) EXPECT_FALSE(step.cells.empty()) << step.text;
}

/// The anchors of docs/isncsci.md that name a rule.
std::set<std::string> documented_rules() {
  std::ifstream file(std::string(CAUDATA_SOURCE_DIR) + "/docs/isncsci.md");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const std::string anchor = "<a id=\"isncsci.";
  std::set<std::string> rules;
  for (auto at = text.find(anchor); at != std::string::npos; at = text.find(anchor, at + 1)) {
    const auto start = at + std::string("<a id=\"").size();
    const bool inserted = rules.insert(text.substr(start, text.find('"', start) - start)).second;
    EXPECT_TRUE(inserted) << "an anchor stands twice";
  }
  return rules;
}

TEST(Explain, EveryRuleIsAnAnchorOfTheDocumentationAndTheOtherWayRound) {
  std::set<std::string> rules{
      // warnings.hpp
      "isncsci.normal-without-contraction", "isncsci.normal-without-pressure",
      "isncsci.contraction-alone", "isncsci.sensation-below-complete", "isncsci.e-without-history",
      "isncsci.non-key-near",
      // exam_text.hpp
      "isncsci.empty-cell", "isncsci.legacy-notation", "isncsci.illegal-score",
      "isncsci.illegal-answer", "isncsci.illegal-non-key"};
  for (const std::string_view rule : explanation_rules()) rules.emplace(rule);
  for (const std::string_view rule : departure_rules()) rules.emplace(rule);
  EXPECT_EQ(documented_rules(), rules);
}

TEST(Explain, EveryRuleIsUsed) {
  core::Stream stream = random_stream(26);
  std::set<std::string_view> used;
  for (int i = 0; i < 2'000; ++i) {
    const Exam exam = i % 2 ? support::random_exam(stream) : support::random_open_exam(6, stream);
    for (const Step& step : explain(exam)) used.insert(step.rule);
  }
  for (const Step& step : explain(support::intact_exam())) used.insert(step.rule);
  for (const std::string_view rule : explanation_rules()) EXPECT_TRUE(used.contains(rule)) << rule;
}

}  // namespace
}  // namespace caudata::isncsci
