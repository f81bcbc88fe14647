// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "graft/axons/axon_parameters.hpp"
#include "graft/axons/axon_vector.hpp"
#include "graft/graft_key.hpp"

namespace caudata::graft {

/// A neuron that will have an axon. The soma lies inside the cord.
struct AxonNeuron {
  CellId id;
  AxonVector soma;  // [mm]
  double born;      // [d]
};

/// What is drawn once for a neuron: nothing of it depends on the steps.
struct AxonTraits {
  double begins;         // [d] when its growth cone appears
  double speed;          // [mm/d] alone in grey matter
  double length;         // [mm] of path at which its cones end
  double pruned;         // [d]
  AxonVector direction;  // of the first step
};
AxonTraits draw_traits(const AxonParameters& p, const GraftKey& key, const AxonNeuron& neuron);

/// The BES model of branching (Van Pelt & Uylings; NETMORPH, Koene et al., Neuroinformatics
/// 2009;7:195-210): expected branchings between `from` and from + days of a growth cone that
/// appeared at time 0, alone: expected · (e^{-from/decay} - e^{-(from + days)/decay}).
double lone_branchings(const BranchParameters& p, double from, double days);

/// 2^{-S order}: weight of a cone of a branch of that order among the tree's.
double order_weight(const BranchParameters& p, unsigned order);

}  // namespace caudata::graft
