// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <utility>
#include <vector>

#include "design/any_design.hpp"

namespace caudata::design {

/// Whether the history has patients beside the cohorts.
bool anybody_backfilled(const LadderHistory& history);

/// A history without the patients who were backfilled. They stay in `withheld`, so that a limit on
/// patients counts them. Refers to the history that it is made of.
class CohortsAlone {
 public:
  explicit CohortsAlone(const LadderHistory& history);

  LadderHistory history() const;

 private:
  const LadderHistory& all_;
  std::array<Tally, max_doses> tally_{};
  std::vector<PatientRecord> patients_;
  std::vector<TimedPatient> timed_;
  int withheld_;
};

/// A design whose rule is stated in counts of its cohorts: "none of three, one of six", where the
/// same count means less among more patients, and a number of patients that no cohort makes means
/// nothing. It decides on its cohorts as if nobody was backfilled. Whoever adds patients beside
/// cohorts looks after what they show; see the modifier "backfill".
template <class D>
class OnCohorts : public D {
 public:
  explicit OnCohorts(D design) : D(std::move(design)) {}

  bool counts_cohorts() const { return true; }
  LadderDecision next(const LadderHistory& history) const {
    if (!anybody_backfilled(history)) return D::next(history);
    return D::next(CohortsAlone(history).history());
  }
  Conclude conclusion(const LadderHistory& history) const requires requires(const D& design) {
    design.conclusion(history);
  }
  {
    if (!anybody_backfilled(history)) return D::conclusion(history);
    return D::conclusion(CohortsAlone(history).history());
  }
};

}  // namespace caudata::design
