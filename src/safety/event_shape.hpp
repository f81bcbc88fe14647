// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "safety/adverse_event.hpp"

/// How bad an event is, how long it lasts, whether it counts as serious. Every law maps one uniform
/// to one answer, so that an event costs a fixed number of words and stays the same event when
/// another law changes.
namespace caudata::safety {

/// Conditional probabilities, so that each can be uncertain by itself. A death is an event of its
/// own, never the grade of a complication: otherwise mortality would be counted twice.
struct Severity {
  double moderate{0};          // P(grade >= 2)
  double severe{0};            // P(grade >= 3 | grade >= 2)
  double life_threatening{0};  // P(grade 4 | grade >= 3)
};
template <class V>
void visit(V& v, Severity& s) {
  v("moderate", s.moderate);
  v("severe", s.severe);
  v("life_threatening", s.life_threatening);
}
CtcaeGrade grade_at(const Severity& severity, double u);

/// Lognormal, in days.
struct DurationLaw {
  double median{1};  // [d]
  double gsd{1};     // geometric standard deviation
};
template <class V>
void visit(V& v, DurationLaw& d) {
  v("median", d.median);
  v("gsd", d.gsd);
}
/// Whole days begun: at least 1.
core::Days duration_at(const DurationLaw& law, double u);

/// P(serious | grade). Mild events are never serious, deaths always are (ICH E2A).
struct SeriousShare {
  double moderate{0}, severe{0}, life_threatening{0};
};
template <class V>
void visit(V& v, SeriousShare& s) {
  v("moderate", s.moderate);
  v("severe", s.severe);
  v("life_threatening", s.life_threatening);
}
Seriousness seriousness_at(const SeriousShare& share, CtcaeGrade grade, double u);

}  // namespace caudata::safety
