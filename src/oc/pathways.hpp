// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "design/escalation.hpp"
#include "oc/cohort_outcomes.hpp"
#include "oc/truth.hpp"

namespace caudata::oc {

/// What a cohort can come to, and where the trial then stands.
struct PathwayStep {
  design::Tally outcome;
  std::uint32_t to;  // index into Pathways::nodes
};

struct PathwayNode {
  int cohorts{0};  // further cohorts treated by then
  design::Tallies tallies;
  design::Decision decision;
  std::vector<PathwayStep> steps{};  // empty: the trial has stopped, or the view ends here
};

/// Dose-transition pathways (Yap, Billingham, Cheung, Craddock, O'Quigley 2017, Clin Cancer Res
/// 23:7440-7447): what the design will do after every course of the next cohorts. Nodes of the same
/// number of cohorts with the same recalled tallies are one node; they stand in the order of their
/// cohorts, so every step leads to a later node. The first node is now.
struct Pathways {
  Observed observed{};
  std::vector<PathwayNode> nodes{};
};

/// Precondition: escalation.decides_on_tallies(). A decision other than to treat ends a pathway.
Pathways pathways(const design::Escalation& escalation, const design::Tallies& now, int cohorts);

/// The probability that the trial comes through each node, under a truth.
std::vector<double> reach_probabilities(const Pathways& pathways, const Truth& truth);

}  // namespace caudata::oc
