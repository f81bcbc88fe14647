// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "design/dose_set.hpp"
#include "design/entry.hpp"
#include "design/ewoc_posterior.hpp"
#include "design/trial_size.hpp"

namespace caudata::design {

struct EwocRules {
  double alpha{0.25};      // feasibility bound: P(overdose) that a dose may have
  double alpha_step{0};    // it grows by this after every cohort but the first …
  double alpha_most{0.5};  // … up to here
  TrialSize size{};
  Skipping skipping{Skipping::no};
};

/// Escalation with overdose control: treat at the highest dose d with P(MTD < d) at most the
/// feasibility bound, which is the highest one that is not above that quantile of the posterior of
/// the MTD. The MTD found is the dose by the same rule among all doses, tested or not, as the paper
/// has it: the dose that the next patient would get. A trial that something else stops before has
/// it found among the doses that were treated. In the continuum it minimises the posterior
/// expectation of a loss that weighs an overdose (1 - alpha) / alpha times as much as an equal
/// underdose.
///
/// The model has the MTD above the lowest dose, so the lowest dose is never closed: combine the
/// design with a rule on the lowest dose where it may be too toxic.
///
/// The growing bound: Tighiouart M, Rogatko A. Stat Sci 2010;25:217-226.
class Ewoc {
 public:
  static constexpr bool decides_on_tallies = true;

  Ewoc(std::string name, EwocRules rules, EwocPosterior posterior)
      : name_(std::move(name)),
        rules_(rules),
        posterior_(std::make_shared<const EwocPosterior>(std::move(posterior))) {}

  LadderDecision next(const LadderHistory& history) const;
  /// If no more patients came: among the treated doses.
  Conclude conclusion(const LadderHistory& history) const;
  std::string name() const { return name_; }
  int cohort_size() const { return rules_.size.cohort_size; }
  std::vector<DoseEstimate> estimates(const LadderHistory& history) const;
  bool borrows() const { return true; }

 private:
  struct Choice;
  BlrmCounts counts(const LadderHistory& history) const;
  double bound(int patients) const;
  Choice choose(const LadderHistory& history, DoseSet offered) const;
  Conclude conclude(const LadderHistory& history, DoseSet among) const;

  std::string name_;
  EwocRules rules_;
  std::shared_ptr<const EwocPosterior> posterior_;  // tables that copies share
};

extern const DesignEntry ewoc_entry;

}  // namespace caudata::design
