// SPDX-License-Identifier: Apache-2.0
#include "oc/pathways.hpp"

#include <map>

#include "core/contract.hpp"

namespace caudata::oc {
namespace {

using design::Tallies;

class Growth {
 public:
  Growth(const design::Escalation& escalation, int cohorts)
      : escalation_(escalation), cohorts_(cohorts), grown_{observed_by(escalation)} {}

  Pathways run(const Tallies& now) {
    grown_.nodes.push_back({0, now, escalation_.next(now)});
    for (std::uint32_t at = 0; at < grown_.nodes.size(); ++at) {
      if (grown_.nodes[at].cohorts < cohorts_) grow(at);
    }
    return std::move(grown_);
  }

 private:
  void grow(std::uint32_t at) {
    const auto* treat = std::get_if<design::Treat>(&grown_.nodes[at].decision);
    if (treat == nullptr) return;
    const design::DoseLevel level = treat->at;
    std::vector<PathwayStep> steps;
    for (const design::Tally& outcome : cohort_outcomes(treat->patients, grown_.observed)) {
      Tallies after = grown_.nodes[at].tallies;
      after.add(level, outcome);
      steps.push_back({outcome, node_of(grown_.nodes[at].cohorts + 1, after)});
    }
    grown_.nodes[at].steps = std::move(steps);
  }

  std::uint32_t node_of(int cohorts, const Tallies& tallies) {
    const auto next = static_cast<std::uint32_t>(grown_.nodes.size());
    const auto [known, is_new] = known_.try_emplace({cohorts, escalation_.recall(tallies)}, next);
    if (is_new) grown_.nodes.push_back({cohorts, tallies, escalation_.next(tallies)});
    return known->second;
  }

  const design::Escalation& escalation_;
  int cohorts_;
  Pathways grown_;
  std::map<std::pair<int, Tallies>, std::uint32_t> known_;
};

}  // namespace

Pathways pathways(const design::Escalation& escalation, const Tallies& now, int cohorts) {
  EXPECTS(escalation.decides_on_tallies());
  return Growth(escalation, cohorts).run(now);
}

std::vector<double> reach_probabilities(const Pathways& pathways, const Truth& truth) {
  std::vector<double> reach(pathways.nodes.size(), 0.0);
  reach[0] = 1;
  for (std::size_t at = 0; at < reach.size(); ++at) {
    const PathwayNode& node = pathways.nodes[at];
    if (node.steps.empty()) continue;
    const auto& treat = std::get<design::Treat>(node.decision);
    const auto outcome =
        outcome_probabilities(treat.patients, pathways.observed, level_truth(truth, treat.at));
    for (std::size_t i = 0; i < outcome.size(); ++i) {
      reach[node.steps[i].to] += reach[at] * outcome[i];
    }
  }
  return reach;
}

}  // namespace caudata::oc
