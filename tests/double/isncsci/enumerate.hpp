// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "double/isncsci/by_the_book.hpp"
#include "isncsci/classification.hpp"
#include "support/completions.hpp"

/// The slow way to classify an examination that leaves scores open: every completion, one by one.
namespace caudata::by_the_book {

inline void insert(isncsci::LevelSet& set, int level) {
  set.insert(isncsci::Level{static_cast<std::uint8_t>(level)});
}
inline void insert(isncsci::ZoneOfPartialPreservation& zone, int level) {
  if (level == not_applicable) {
    zone.may_be_not_applicable = true;
  } else {
    insert(zone.level, level);
  }
}

/// Adds the results of one completion to the sets.
inline void insert(isncsci::Classification& sets, const Answers& answers) {
  using namespace isncsci;
  const std::array<SideResult*, 2> sides{&sets.right, &sets.left};
  for (std::size_t i = 0; i < 2; ++i) {
    insert(sides[i]->sensory, answers.sensory[i]);
    insert(sides[i]->motor, answers.motor[i]);
    insert(sides[i]->sensory_zpp, answers.sensory_zone[i]);
    insert(sides[i]->motor_zpp, answers.motor_zone[i]);
  }
  insert(sets.neurological_level, answers.neurological_level);
  sets.completeness.insert(answers.complete ? Completeness::complete : Completeness::incomplete);
  sets.ais.insert(static_cast<AsiaImpairmentScale>(answers.grade - 'A'));
}

/// Totals are left empty.
inline isncsci::Classification enumerate(const isncsci::AdmissibleExam& exam) {
  isncsci::Classification sets;
  support::Completions(exam).for_each(
      [&](const isncsci::Exam& completion) { insert(sets, classify(completion)); });
  return sets;
}

/// A random examination with open cells but no more completions than `most` in either reading.
inline isncsci::Exam random_enumerable_exam(double most, core::Stream& stream) {
  using namespace isncsci;
  while (true) {
    const Exam exam = support::random_open_exam(8, stream);
    const auto count = [&](Reading reading) {
      return support::Completions(admissible(exam, reading)).count();
    };
    if (count(Reading::assumed) <= most && count(Reading::examined) <= most) return exam;
  }
}

}  // namespace caudata::by_the_book
