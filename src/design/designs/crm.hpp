// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "design/crm_estimators.hpp"
#include "design/dose_set.hpp"
#include "design/entry.hpp"
#include "design/trial_size.hpp"

namespace caudata::design {

enum class Coherence : bool { none, no_escalation_after_toxic_cohort };

struct CrmRules {
  double target{0.3};
  TrialSize size{};
  Skipping skipping{Skipping::no};
  Coherence coherence{Coherence::no_escalation_after_toxic_cohort};
  double cutoff{1};  // stop when P(risk of the lowest dose > target) is above it; 1: never
};

/// Continual reassessment method: after each cohort treat at the dose whose estimated DLT
/// probability is closest to the target, the lower of two that are equally close; the MTD is that
/// dose after the last patient, tested or not, as in the function crmsim of dfcrm. A trial that
/// something else stops before has as its MTD the closest of the doses that were treated.
///
/// Restrictions, both as in dfcrm: up by one dose at most from where the last cohort was treated;
/// no escalation after a cohort whose DLT rate reached the target (Cheung YK. Biometrics
/// 2005;61:237-240). With maximum likelihood the first stage goes up one dose after each cohort
/// without a DLT until the first DLT, and down one while every patient had one; if they had one at
/// the lowest dose, three or more, no dose is safe.
class Crm {
 public:
  static constexpr bool decides_on_tallies = true;

  Crm(std::string name, CrmRules rules, CrmEstimator estimator)
      : name_(std::move(name)),
        rules_(rules),
        estimator_(std::make_shared<const CrmEstimator>(std::move(estimator))) {}

  LadderDecision next(const LadderHistory& history) const;
  /// If no more patients came: among the treated doses.
  Conclude conclusion(const LadderHistory& history) const;
  std::string name() const { return name_; }
  int cohort_size() const { return rules_.size.cohort_size; }
  /// A cohort matters only by whether its DLT rate reached the target.
  Tally recall(Tally last_cohort) const;
  std::vector<DoseEstimate> estimates(const LadderHistory& history) const;
  bool borrows() const;

 private:
  bool reached_target(Tally cohort) const;
  std::optional<Risks> risks(const LadderHistory& history) const;
  Conclude conclude(const LadderHistory& history, DoseSet among) const;
  LadderDecision first_stage(const LadderHistory& history) const;
  LadderDecision by_model(const LadderHistory& history, const Risks& risks) const;
  std::optional<double> lowest_above_target(const LadderHistory& history) const;
  struct Safety;
  Safety safety(const LadderHistory& history) const;

  std::string name_;
  CrmRules rules_;
  std::shared_ptr<const CrmEstimator> estimator_;  // tables that copies share
};

extern const DesignEntry crm_entry;

}  // namespace caudata::design
