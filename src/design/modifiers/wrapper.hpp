// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "design/any_design.hpp"

namespace caudata::design {

/// What every modifier of modifiers/wrapping/ passes on to the design inside.
class Wrapper {
 public:
  explicit Wrapper(AnyDesign inner) : inner_(std::move(inner)) {}

  int cohort_size() const { return inner_.cohort_size(); }
  bool inner_decides_on_tallies() const { return inner_.decides_on_tallies(); }
  Tally recall(Tally last_cohort) const { return inner_.recall(last_cohort); }
  std::vector<DoseEstimate> estimates(const LadderHistory& history) const {
    return inner_.estimates(history);
  }
  bool uses_efficacy() const { return inner_.uses_efficacy(); }
  bool decides_on_margins() const { return inner_.decides_on_margins(); }
  bool borrows() const { return inner_.borrows(); }
  bool counts_cohorts() const { return inner_.counts_cohorts(); }
  Conclude conclusion(const LadderHistory& history) const;

 protected:
  const AnyDesign& inner() const { return inner_; }

 private:
  AnyDesign inner_;
};

/// What ends a trial that a modifier stops: the design's own final rule if it can be asked;
/// otherwise what the design ends with by itself, or the highest treated dose that it holds for
/// tolerated, which is below the dose that it would treat next (-1: none), as `n_reached`.
Conclude conclusion_so_far(const AnyDesign& design, const LadderHistory& history);

/// The conclusion of a trial that is stopped for this reason.
Conclude stopped_because(Conclude so_far, const Reason& reason);

/// Evaluable patients of the ladder and those still in their window. Patients of doses that a gate
/// has closed again are not seen.
struct Enrolled {
  int evaluable{0};
  int pending{0};
  int all() const { return evaluable + pending; }
};
Enrolled enrolled(const LadderHistory& history);
Enrolled enrolled_at(const LadderHistory& history, int dose);
/// The tally that a reason shows whose rule counts pending patients too.
Tally counted(Tally evaluable, const Enrolled& enrolled);

/// The tally of all doses of the ladder.
Tally total(const LadderHistory& history);

/// A rule of a modifier, said of a dose and a tally.
Reason reason_at(std::string_view rule, std::string_view text, int dose, Tally tally);

}  // namespace caudata::design
