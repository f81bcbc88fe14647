// SPDX-License-Identifier: Apache-2.0
#include "graft/course/graft_setup.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "anatomy/canal/bolus.hpp"
#include "anatomy/canal/canal_flow.hpp"
#include "anatomy/canal/drift_grid.hpp"
#include "core/elementary.hpp"
#include "core/time_units.hpp"
#include "graft/canal/site_of_canal.hpp"
#include "graft/rules/check_rules.hpp"
#include "product/course.hpp"

namespace caudata::graft {
namespace {

SuspendedCells suspended_cells(const product::Lot& lot, const anatomy::CanalParameters& canal) {
  constexpr double kg_per_m3 = 1000;  // of g/mL
  SuspendedCells cells{};
  for (std::size_t i = 0; i < cells.diameter.size(); ++i)
    cells.diameter[i] = product::diameter(
        lot.diameter, (static_cast<double>(i) + 0.5) / static_cast<double>(cells.diameter.size()));
  const auto n = static_cast<double>(cells.excess_density.size());
  for (std::size_t i = 0; i < cells.excess_density.size(); ++i)
    cells.excess_density[i] =
        product::density(lot.density, (static_cast<double>(i) + 0.5) / n) * kg_per_m3 -
        canal.fluid.density;
  cells.viscosity = canal.fluid.viscosity;
  cells.clumped = 1 - product::share_of_cells(lot.clump, 1);
  // The clump that sinks as fast as the cells in clumps do on the mean: speeds go with k^(2/3).
  double weighted = 0;
  constexpr std::uint32_t largest = 64;
  for (std::uint32_t k = 2; k <= largest; ++k)
    weighted += core::pow(k, 2.0 / 3) * product::share_of_cells(lot.clump, k);
  cells.clump_cells =
      cells.clumped > 0 ? std::max(1.0, core::pow(weighted / cells.clumped, 1.5)) : 1;
  return cells;
}

DoseCells dose_cells(const product::Delivered& delivered) {
  DoseCells cells;
  cells.dead = static_cast<std::uint64_t>(delivered.dead);
  for (std::size_t i = 0; i < cells.living.size(); ++i)
    cells.living[i] = static_cast<std::uint64_t>(delivered.by_type[i]);
  return cells;
}

anatomy::Posture posture_at(const std::vector<PostureFrom>& course, double hour) {
  anatomy::Posture now = course.front().posture;
  for (const PostureFrom& change : course)
    if (change.hour <= hour) now = change.posture;
  return now;
}

anatomy::Injection suspension_injected(const GraftPlan& plan, const anatomy::Canal& canal,
                                       const product::Lot& lot,
                                       const product::Delivered& delivered) {
  constexpr double kg_per_m3 = 1000;
  const product::Vehicle& vehicle = plan.what.administration.vehicle;
  const double cells = static_cast<double>(delivered.living + delivered.dead);
  product::Vehicle given = vehicle;
  given.volume = delivered.volume;
  const product::Suspension fluid = product::suspension(given, lot, cells);
  return {canal.axis().at(disc(plan.what.administration.puncture)), delivered.volume,
          fluid.density * kg_per_m3, fluid.viscosity};
}

core::Issue nothing_delivered() {
  return {core::Severity::error,
          "graft.delivery.failed",
          {},
          "no injection of this course reached the canal",
          "a lumbar puncture fails with the probability product.preparation.injection.failed, and "
          "here all did",
          "try another --seed"};
}

std::vector<anatomy::Posture> postures_of(const std::vector<PostureFrom>& course) {
  std::vector<anatomy::Posture> some;
  for (const PostureFrom& change : course)
    if (std::find(some.begin(), some.end(), change.posture) == some.end())
      some.push_back(change.posture);
  return some;
}

/// Without chance where a case plans the injection as complete.
product::PreparationParameters losses(product::PreparationParameters p, InjectionOutcome outcome) {
  if (outcome == InjectionOutcome::complete) p.injection.failed = p.injection.partial = 0;
  return p;
}

/// Published measurements were made supine, in persons whose canal was open.
std::vector<anatomy::CanalPrediction> canal_predictions_unhurt(anatomy::CanalPerson person,
                                                               const anatomy::Cord& cord,
                                                               const anatomy::CanalParameters& p,
                                                               const anatomy::GridSize& grid) {
  person.lesion.reset();
  const anatomy::Canal canal(cord, p, person);
  const anatomy::CanalFlow flow(canal);
  return anatomy::canal_predictions(
      canal, flow, anatomy::drift_grid(canal, flow, anatomy::Posture::supine, grid));
}

std::optional<LesionEnvironment> lesion_of(const GraftPlan& plan, const anatomy::Canal& canal,
                                           const LesionParameters& parameters) {
  if (!plan.what.subject.lesion) return std::nullopt;
  const anatomy::CanalInterval interval = canal.lesion();
  core::Stream stream = plan.streams.of(plan.candidate, core::Process::graft, 1);
  return LesionEnvironment(parameters,
                           draw_lesion_person(parameters, interval.from, interval.to, stream));
}

core::Issues check_tissue(const TissueParameters& p) {
  core::Issues issues;
  issues.add(check(p.divide));
  issues.add(check(p.commit));
  issues.add(check(p.escape));
  issues.add(check(p.axons));
  return issues;
}

core::Result<std::vector<product::Delivered>> delivery_of(const GraftPlan& plan,
                                                          const product::PreparationParameters& p,
                                                          const product::Lot& lot) {
  const Administration& how = plan.what.administration;
  product::Course course;
  for (const GraftDose& dose : how.doses) course.push_back({dose.day, dose.cells});
  const product::Preparation preparation{how.vehicle, losses(p, how.injection),
                                         product::DoseBasis::living_at_fill};
  return product::deliver(course, std::span(&lot, 1), preparation, plan.streams, plan.candidate);
}

/// Of so many delivered cells of the i-th dose.
std::uint64_t followed_of(const GraftPlan& plan, std::size_t i, std::uint64_t cells) {
  const double share =
      static_cast<double>(plan.followed[i]) / plan.what.administration.doses[i].cells.value();
  const double followed = std::floor(static_cast<double>(cells) * share);
  return std::max<std::uint64_t>(1, static_cast<std::uint64_t>(followed));
}

double planned_hour(const GraftDose& dose) { return core::hours_per_day * dose.day.value(); }

/// Doses of which anything is delivered, the first of them at hour 0. Returns when that is [h after
/// the first that was planned]; nothing if there is none.
std::optional<double> add_doses(const GraftPlan& plan, const std::vector<PostureFrom>& postures,
                                const anatomy::GridSize& grid, GraftSetup& setup) {
  std::optional<double> first;
  for (std::size_t i = 0; i < setup.delivered.size(); ++i) {
    const product::Delivered& d = setup.delivered[i];
    const DoseCells came = dose_cells(d);
    if (came.all() == 0) continue;
    const double hour = planned_hour(plan.what.administration.doses[i]);
    if (!first) first = hour;
    const anatomy::Bolus bolus =
        anatomy::spread(setup.canal, posture_at(postures, hour),
                        suspension_injected(plan, setup.canal, setup.lot.lot, d), grid.nx);
    setup.doses.doses.push_back({hour - *first, came.all(), start_of(bolus, grid.na), came.dead});
    setup.doses.simulated += followed_of(plan, i, came.all());
    setup.tissue.doses.push_back(came);
    setup.tissue.dose_hours.push_back(hour - *first);
  }
  return first;
}

std::vector<PostureChange> postures_since(const std::vector<PostureFrom>& course, double hour) {
  std::vector<PostureChange> changes;
  for (const PostureFrom& change : course)
    if (change.hour >= hour) changes.push_back({change.hour - hour, change.posture});
  if (changes.empty() || changes.front().from_hour > 0)
    changes.insert(changes.begin(), {0, posture_at(course, hour)});
  return changes;
}

void furnish_tissue(const GraftPlan& plan, const GraftParameters& parameters, double first_hour,
                    GraftSetup& setup) {
  setup.tissue.lesion = lesion_of(plan, setup.canal, parameters.lesion);
  setup.tissue.first_dose_day =
      plan.what.subject.injury_to_first_dose.value() + first_hour / core::hours_per_day;
  setup.tissue.cell_volume = product::mean_volume(setup.lot.lot.diameter);
  setup.tissue.weight = setup.doses.weight();
  setup.tissue.rules = plan.what.rules;
}

}  // namespace

GraftParameters graft_parameters(const core::Ledger& ledger, std::vector<std::string>& missing) {
  return {ledger.resolve<anatomy::CanalParameters>("anatomy.canal", missing),
          ledger.resolve<product::ProductParameters>("product", missing),
          ledger.resolve<CanalCourseParameters>("graft.canal", missing),
          ledger.resolve<LesionParameters>("graft.lesion", missing),
          tissue_parameters(ledger, missing)};
}

std::vector<std::string> graft_parameters_read() {
  const core::Ledger nothing;  // of which every path is missing that is read
  std::vector<std::string> paths;
  graft_parameters(nothing, paths);
  const anatomy::Cord cord(nothing, paths);
  return paths;
}

core::Result<GraftSetup> set_up(const GraftPlan& plan, const GraftParameters& parameters,
                                const anatomy::Cord& cord, const anatomy::GridSize& grid) {
  if (core::Issues wrong = check_tissue(parameters.tissue); wrong.has_errors())
    return core::failure(std::move(wrong));
  anatomy::Canal canal(cord, parameters.canal, canal_person(plan.what.subject));
  core::Stream lots = plan.streams.of(core::the_trial_itself, core::Process::lot, 0);
  auto lot = product::draw_released_lot(parameters.product.lot, parameters.product.release, lots);
  if (!lot) return core::failure(lot.error());
  auto delivered = delivery_of(plan, parameters.product.preparation, lot->lot);
  if (!delivered) return core::failure(delivered.error());

  const std::vector<PostureFrom> postures = posture_course(plan.what.administration);
  TissueSite tissue{canal, {}, 0, {}, {}, 0, 1, {}};
  GraftSetup setup{std::move(canal), {}, {}, {}, std::move(*lot), std::move(*delivered), {},
                   std::move(tissue)};
  setup.site = site_of(setup.canal, postures_of(postures), grid);
  setup.predictions = canal_predictions_unhurt(setup.canal.person(), cord, parameters.canal, grid);
  setup.cells = suspended_cells(setup.lot.lot, parameters.canal);
  const std::optional<double> first_hour = add_doses(plan, postures, grid, setup);
  if (!first_hour) return core::failure(nothing_delivered());
  setup.doses.postures = postures_since(postures, *first_hour);
  furnish_tissue(plan, parameters, *first_hour, setup);
  return setup;
}

}  // namespace caudata::graft
