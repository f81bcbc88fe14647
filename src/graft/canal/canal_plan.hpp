// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "anatomy/canal/posture.hpp"
#include "core/issue.hpp"
#include "graft/canal/canal_site.hpp"
#include "graft/canal/suspended_cells.hpp"
#include "graft/cell_id.hpp"

namespace caudata::graft {

/// Where the cells of a bolus begin to act singly: shares (any positive scale) along the canal and
/// around it, independent of each other; in depth evenly by volume, from the dura up to
/// `thickness`.
struct StartProfile {
  std::vector<double> along;        // (nx)
  std::vector<double> around;       // (na)
  std::vector<double> thickness{};  // [mm] (nx); empty: the whole gap
};

struct CanalDose {
  double hour;          // since the first dose
  std::uint64_t cells;  // injected, the dead ones included
  StartProfile start;
  std::uint64_t dead{0};  // of the cells, on arrival
};

struct PostureChange {
  double from_hour;
  anatomy::Posture posture;
};

/// What is done to a person: one dose or several, and how the person lies.
struct CanalPlan {
  std::vector<CanalDose> doses;         // in time, the first at hour 0
  std::vector<PostureChange> postures;  // in time, the first from hour 0
  std::uint64_t simulated{0};           // cells carried, of all doses; 0: every one

  std::uint64_t cells() const;
  std::uint64_t cells_of(std::size_t dose) const;  // carried, at least one
  std::uint64_t carried() const;
  /// Cells that one simulated cell stands for.
  double weight() const;
};

/// Everything wrong with a plan for this site and these cells.
core::Issues check(const CanalPlan& plan, const CanalSite& site, const SuspendedCells& cells);

}  // namespace caudata::graft
