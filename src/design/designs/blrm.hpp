// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "design/blrm_posterior.hpp"
#include "design/entry.hpp"
#include "design/overdose_control.hpp"
#include "design/trial_size.hpp"

namespace caudata::design {

struct BlrmRules {
  double ewoc{0.25};  // a dose is open while P(overdose) is below it
  TrialSize size{};
  double most_escalation{
      0};  // the next dose is at most so many times the last one; 0: no such rule
};

/// Bayesian logistic regression with overdose control: among the doses up to one above the last
/// cohort's, treat at the one with the largest probability of the target interval whose probability
/// of overdose is below a bound; the lower of two that are equally good. If no dose is open, no
/// dose is safe. The MTD is chosen by the same rule among the doses up to the highest one treated.
/// A trial that something else stops before has it chosen among those that were treated.
class Blrm {
 public:
  static constexpr bool decides_on_tallies = true;

  Blrm(std::string name, BlrmRules rules, std::vector<double> amounts, BlrmPosterior posterior)
      : name_(std::move(name)),
        rules_(rules),
        amounts_(std::move(amounts)),
        posterior_(std::make_shared<const BlrmPosterior>(std::move(posterior))) {}

  LadderDecision next(const LadderHistory& history) const;
  /// If no more patients came: among the treated doses.
  Conclude conclusion(const LadderHistory& history) const;
  std::string name() const { return name_; }
  int cohort_size() const { return rules_.size.cohort_size; }
  std::vector<DoseEstimate> estimates(const LadderHistory& history) const;
  bool borrows() const { return true; }

 private:
  BlrmCounts counts(const LadderHistory& history) const;
  ControlledChoice choose(const LadderHistory& history, DoseSet offered) const;
  Conclude conclude(const LadderHistory& history, DoseSet among) const;
  int highest_next(const LadderHistory& history) const;

  std::string name_;
  BlrmRules rules_;
  std::vector<double> amounts_;
  std::shared_ptr<const BlrmPosterior> posterior_;  // tables that copies share
};

extern const DesignEntry blrm_entry;

}  // namespace caudata::design
