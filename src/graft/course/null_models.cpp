// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "graft/course/graft_course.hpp"

/// What the same dose would show if a mechanism were absent.
namespace caudata::graft {
namespace {

constexpr double null_hours = 24;
constexpr std::uint64_t null_cells = 50'000;

}  // namespace

std::vector<NullModel> GraftCourse::null_models() const {
  std::vector<NullModel> nulls;
  nulls.push_back({"geometric", "adherent cells uniform over all surface",
                   geometric_lesion_share(setup_.site)});
  DosePlan first = setup_.doses;
  first.doses.resize(1);
  std::erase_if(first.postures, [](const PostureChange& p) { return p.from_hour > null_hours; });
  first.simulated = std::min(null_cells, setup_.doses.cells_of(0));
  CanalCourse alike(setup_.site, first, setup_.cells, without_homing(p_.course), detached_death(),
                    key_, team_);
  alike.run(null_hours);
  nulls.push_back({"no homing",
                   fmt::format("the lesion is as adhesive as pia; first dose, {} cells, {:g} h",
                               first.carried(), null_hours),
                   alike.distribution().lesion_adherent_share()});
  nulls.push_back({"no survival", "every cell is dead within the first days", 0});
  return nulls;
}

}  // namespace caudata::graft
