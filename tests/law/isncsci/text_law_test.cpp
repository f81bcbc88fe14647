// SPDX-License-Identifier: Apache-2.0
// What is printed reads back as it was, and prints again as it was.
#include <gtest/gtest.h>

#include "isncsci/classify.hpp"
#include "isncsci/exam_text.hpp"
#include "isncsci/result_text.hpp"
#include "isncsci/text.hpp"
#include "support/worksheet.hpp"

namespace caudata::isncsci {
namespace {

core::Stream text_stream() {
  return {{29}, core::TrialIndex{1}, core::CandidateId{0}, core::Process::test};
}

ExamText view(const ExamStrings& strings) {
  ExamText text;
  for (const Cell& cell : all_cells()) text[cell] = strings[cell];
  return text;
}

TEST(TextLaw, AnExaminationReadsBackAndPrintsAgainTheSame) {
  core::Stream stream = text_stream();
  for (int i = 0; i < 5'000; ++i) {
    const Exam exam = support::random_open_exam(60, stream);
    const ExamStrings text = to_text(exam);
    for (const Legacy legacy : {Legacy::reject, Legacy::migrate}) {
      const ExamReading reading = read_exam(view(text), legacy);
      ASSERT_TRUE(reading.issues.empty());
      ASSERT_TRUE(reading.migrated.empty());
      ASSERT_EQ(reading.exam, exam);
      ASSERT_EQ(to_text(reading.exam), text);
    }
  }
}

/// The members of a printed list, and whether all or none carry a star.
struct List {
  std::vector<std::string> members;
  int stars{0};
};

List list_of(const std::string& text) {
  List list{{""}, 0};
  for (const char c : text) {
    if (c == ',') {
      list.members.emplace_back();
    } else if (c == '*') {
      ++list.stars;
    } else {
      list.members.back() += c;
    }
  }
  return list;
}

LevelSet levels(const List& list) {
  LevelSet set;
  for (const std::string& member : list.members) {
    if (member != "NA") set.insert(member == "INT" ? intact : parse_level(member).value());
  }
  return set;
}

AisSet grades(const List& list) {
  AisSet set;
  for (const std::string& member : list.members) set.insert(parse_ais(member).value());
  return set;
}

TEST(TextLaw, TheResultsReadBackFromTheirText) {
  core::Stream stream = text_stream();
  for (int i = 0; i < 5'000; ++i) {
    const Classification c = classify(support::random_open_exam(60, stream));
    const ResultText text = to_text(c);
    std::array<List, variable_count> lists;
    for (std::size_t v = 0; v < variable_count; ++v) {
      lists[v] = list_of(text[v]);
      const bool tagged = c.tagged.contains(static_cast<Variable>(v));
      ASSERT_EQ(lists[v].stars, tagged ? static_cast<int>(lists[v].members.size()) : 0);
      ASSERT_EQ(is_determined(text[v]), lists[v].members.size() == 1);
    }
    ASSERT_EQ(levels(lists[0]), c.right.sensory);
    ASSERT_EQ(levels(lists[1]), c.left.sensory);
    ASSERT_EQ(levels(lists[2]), c.right.motor);
    ASSERT_EQ(levels(lists[3]), c.left.motor);
    ASSERT_EQ(levels(lists[4]), c.neurological_level);
    ASSERT_EQ(grades(lists[6]), c.ais);
    const ZoneOfPartialPreservation* zones[] = {&c.right.sensory_zpp, &c.left.sensory_zpp,
                                                &c.right.motor_zpp, &c.left.motor_zpp};
    for (std::size_t z = 0; z < 4; ++z) {
      const List& list = lists[z + 7];
      ASSERT_EQ(levels(list), zones[z]->level);
      ASSERT_EQ(list.members[0] == "NA", zones[z]->may_be_not_applicable);
    }
  }
}

}  // namespace
}  // namespace caudata::isncsci
