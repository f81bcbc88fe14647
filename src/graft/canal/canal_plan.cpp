// SPDX-License-Identifier: Apache-2.0
#include "graft/canal/canal_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "graft/cell_id.hpp"

namespace caudata::graft {
namespace {

void plan_wrong(core::Issues& issues, const char* rule, std::string message, const char* why,
                const char* suggestion) {
  issues.add({core::Severity::error, rule, {}, std::move(message), why, suggestion});
}

bool plan_is_profile(const std::vector<double>& shares, std::size_t n) {
  const bool proper = std::all_of(shares.begin(), shares.end(),
                                  [](double s) { return std::isfinite(s) && s >= 0; });
  return shares.size() == n && proper &&
         std::any_of(shares.begin(), shares.end(), [](double s) { return s > 0; });
}

void plan_check_doses(const CanalPlan& plan, const CanalSite& site, core::Issues& issues) {
  if (plan.doses.empty() || plan.doses.size() > most_doses)
    plan_wrong(issues, "graft.canal.doses", fmt::format("{} doses", plan.doses.size()),
               "a course has one to four doses", "give another number of doses");
  double before = -1;
  for (std::size_t i = 0; i < plan.doses.size(); ++i) {
    const CanalDose& dose = plan.doses[i];
    if (!(dose.hour > before) || !std::isfinite(dose.hour) || (i == 0 && dose.hour != 0))
      plan_wrong(issues, "graft.canal.dose-order",
                 fmt::format("dose {} is given at hour {}", i + 1, dose.hour),
                 "hours count from the first dose and rise", "order the doses by hour, from 0");
    before = dose.hour;
    if (dose.cells == 0 || dose.cells >= most_cells_of_a_dose)
      plan_wrong(issues, "graft.canal.dose-cells",
                 fmt::format("dose {} has {} cells", i + 1, dose.cells),
                 "a dose has at least one cell and fewer than 5.4e8", "change the dose");
    if (dose.dead > dose.cells)
      plan_wrong(issues, "graft.canal.dose-dead",
                 fmt::format("{} of {} cells of dose {} are dead", dose.dead, dose.cells, i + 1),
                 "the dead are among the cells", "count them in, or fewer of them");
    const auto& grid = site.postures.empty() ? anatomy::CanalGrid{} : site.postures[0].grid;
    const bool shares =
        plan_is_profile(dose.start.along, grid.nx) && plan_is_profile(dose.start.around, grid.na);
    const auto& thickness = dose.start.thickness;
    if (!shares || (!thickness.empty() && !plan_is_profile(thickness, grid.nx)))
      plan_wrong(issues, "graft.canal.start",
                 fmt::format("where the cells of dose {} begin is no distribution", i + 1),
                 "shares fit the grid, are not negative and not all 0",
                 "spread the bolus on the grid of the canal");
  }
}

bool plan_has_posture(const CanalSite& site, anatomy::Posture posture) {
  return std::any_of(site.postures.begin(), site.postures.end(),
                     [&](const PosturedCanal& p) { return p.posture == posture; });
}

void plan_check_postures(const CanalPlan& plan, const CanalSite& site, core::Issues& issues) {
  if (plan.postures.empty() || plan.postures[0].from_hour != 0)
    plan_wrong(issues, "graft.canal.posture-start", "no posture at hour 0",
               "gravity decides where cells settle", "say how the person lies from hour 0");
  double before = -1;
  for (const PostureChange& change : plan.postures) {
    if (!(change.from_hour > before) || !std::isfinite(change.from_hour))
      plan_wrong(issues, "graft.canal.posture-order",
                 fmt::format("posture from hour {}", change.from_hour),
                 "each posture lasts until the next", "order the postures by hour");
    before = change.from_hour;
    if (!plan_has_posture(site, change.posture))
      plan_wrong(issues, "graft.canal.posture-grid",
                 fmt::format("no drift was computed for the posture {}", name(change.posture)),
                 "the drift depends on gravity", "compute the canal in every posture of the plan");
  }
}

void plan_check_grids(const CanalSite& site, core::Issues& issues) {
  for (const PosturedCanal& p : site.postures) {
    const auto& first = site.postures[0].grid;
    if (p.grid.nx != first.nx || p.grid.na != first.na || p.grid.length != first.length ||
        p.grid.nx < 2 || p.grid.na < 4 || p.grid.nw < 2)
      plan_wrong(issues, "graft.canal.grid", fmt::format("grid of the posture {}", name(p.posture)),
                 "grids of all postures are alike and have at least 2 x 4 x 2 cells",
                 "compute them with one size");
    const auto narrow = [](float gap) { return !(gap > 0); };
    if (std::any_of(p.grid.gap.begin(), p.grid.gap.end(), narrow))
      plan_wrong(issues, "graft.canal.gap", fmt::format("closed gap, {}", name(p.posture)),
                 "cells need room between cord and dura", "check the canal's geometry");
  }
}

void plan_check_cells(const SuspendedCells& cells, core::Issues& issues) {
  const auto bad = [](double d) { return !(d > 0) || d > 200; };
  if (std::any_of(cells.diameter.begin(), cells.diameter.end(), bad))
    plan_wrong(issues, "graft.canal.diameter", "a diameter outside 0 to 200 um",
               "larger bodies are no single cells", "check the cells' sizes");
  const auto dense = [](double d) { return !(std::abs(d) <= 1000); };
  if (std::any_of(cells.excess_density.begin(), cells.excess_density.end(), dense))
    plan_wrong(issues, "graft.canal.density", "an excess density beyond 1000 kg/m3",
               "cells are about as dense as water", "check the cells' densities");
  if (!(cells.viscosity > 0))
    plan_wrong(issues, "graft.canal.viscosity", "a viscosity that is not positive",
               "settling divides by it", "check the fluid");
  const auto share = [](double s) { return s >= 0 && s <= 1; };
  if (!share(cells.clumped) || !(cells.clump_cells >= 1))
    plan_wrong(issues, "graft.canal.shares",
               fmt::format("clumped {}, cells in a clump {}", cells.clumped, cells.clump_cells),
               "a share lies in 0 to 1 and a clump has at least one cell", "check the product");
}

}  // namespace

std::uint64_t CanalPlan::cells() const {
  std::uint64_t sum = 0;
  for (const CanalDose& dose : doses) sum += dose.cells;
  return sum;
}

std::uint64_t CanalPlan::cells_of(std::size_t dose) const {
  const std::uint64_t all = cells(), own = doses[dose].cells;
  if (simulated == 0 || simulated >= all) return own;
  const double share = static_cast<double>(simulated) / static_cast<double>(all);
  return std::max(std::uint64_t{1},
                  static_cast<std::uint64_t>(static_cast<double>(own) * share + 0.5));
}

std::uint64_t CanalPlan::carried() const {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < doses.size(); ++i) sum += cells_of(i);
  return sum;
}

double CanalPlan::weight() const {
  return static_cast<double>(cells()) / static_cast<double>(carried());
}

core::Issues check(const CanalPlan& plan, const CanalSite& site, const SuspendedCells& cells) {
  core::Issues issues;
  plan_check_grids(site, issues);
  plan_check_doses(plan, site, issues);
  plan_check_postures(plan, site, issues);
  plan_check_cells(cells, issues);
  return issues;
}

}  // namespace caudata::graft
