// SPDX-License-Identifier: Apache-2.0
#include "graft/course/graft_course.hpp"

#include <algorithm>
#include <cmath>

#include "core/contract.hpp"
#include "core/time_units.hpp"
#include "graft/delivered_cells.hpp"
#include "graft/thin_drawn.hpp"
#include "graft/tissue/tissue_counts.hpp"

namespace caudata::graft {
namespace {

constexpr double settled_after = 48;  // [h] after the last dose

}  // namespace

std::vector<double> snapshot_hours(const CanalPlan& doses, double days) {
  const double end = days * core::hours_per_day;
  std::vector<double> hours{0};
  for (const CanalDose& dose : doses.doses)
    for (const double after : {1.0, 4.0, 12.0, 24.0, 48.0}) hours.push_back(dose.hour + after);
  for (const double day : {28.0, 60.0})  // after the last dose: when published cells were gone
    hours.push_back(doses.doses.back().hour + day * core::hours_per_day);
  for (const double day : {7.0, 14.0, 28.0, 42.0, 56.0, 60.0, 90.0, 180.0, 365.0})
    hours.push_back(day * core::hours_per_day);
  hours.push_back(end);
  std::erase_if(hours, [&](double h) { return h > end; });
  for (double& hour : hours) hour = std::ceil(hour);
  std::sort(hours.begin(), hours.end());
  hours.erase(std::unique(hours.begin(), hours.end()), hours.end());
  return hours;
}

GraftCourse::GraftCourse(const GraftPlan& plan, const GraftParameters& parameters, GraftSetup setup,
                         core::Team& team, AdhesionPlace place)
    : plan_(plan),
      p_(parameters),
      setup_(std::move(setup)),
      key_(plan.streams.of(plan.candidate, core::Process::graft)),
      team_(team),
      canal_(std::make_unique<CanalCourse>(setup_.site, setup_.doses, setup_.cells, p_.course,
                                           canal_survival(), key_, team)),
      tissue_(std::make_unique<Tissue>(setup_.tissue, p_.tissue, key_, team)),
      due_(snapshot_hours(setup_.doses, plan.days)),
      end_(std::ceil(plan.days * core::hours_per_day)) {
  if (place == AdhesionPlace::anywhere) anywhere_.emplace(setup_.site);
  describe_if_due();
}

GraftCourse::~GraftCourse() = default;

CanalSurvival GraftCourse::canal_survival() const {
  const SurvivalParameters& survival = p_.tissue.survival;
  return {plan_.what.rules[CellRule::die] ? survival.die.detached : 0, survival.pile_packing};
}

bool GraftCourse::step(const GoesOn& goes_on) {
  if (hour_ >= end_) return false;
  bool goes = true;
  canal_->run(hour_ + 1, [&](const CanalProgress& now) {
    return now.hours >= hour_ + 1 || !goes_on || (goes = goes_on(now.hours));
  });
  if (!goes) return true;
  const SurvivalParameters& survival = p_.tissue.survival;
  if (anywhere_) canal_->scatter_adherent(*anywhere_);
  CanalHour hour =
      canal_->end_hour({survival.die, survival.breathe, tissue_->pile(), plan_.what.rules});
  tissue_->step(canal_->living() + hour.arrivals.size());
  tissue_->settle(std::move(hour.arrivals));
  hour_ += 1;
  thickest_ = std::max({thickest_, hour.thickest_pile, tissue_->thickest_pile()});
  ENSURES(ledger().balanced());
  describe_if_due();
  return hour_ < end_;
}

CellLedger GraftCourse::ledger() const {
  CellLedger all = canal_->ledger();
  const CellLedger& tissue = tissue_->ledger();
  all.injected += tissue.injected;
  all.born += tissue.born;
  for (std::size_t c = 0; c < compartments; ++c) all.cells[c] += tissue.cells[c];
  return all;
}

std::array<std::uint64_t, product::cell_types> GraftCourse::canal_types() const {
  return canal_->living_by_type([this](CellId cell) { return tissue_->type_at_release(cell); });
}

Snapshot GraftCourse::snapshot() const {
  Snapshot s;
  s.hours = hour_;
  s.ledger = ledger();
  s.weight = setup_.doses.weight();
  const CanalDistribution canal = canal_->distribution();
  s.by_region = canal.by_region;
  s.by_region[static_cast<std::size_t>(Compartment::left)] = {};
  for (std::size_t i = 0; i < surfaces; ++i)
    s.adherent_by_surface[i] = canal.adherent_on(static_cast<Surface>(i));
  s.living_by_type = canal_types();
  if (plan_.what.rules[CellRule::breathe])
    s.starved =
        canal_->wall_piles().starved(tissue_->pile(), p_.tissue.survival.breathe.oxygen.critical);
  count(*tissue_, s);
  s.drawn = drawn();
  return s;
}

std::vector<DrawnCell> GraftCourse::drawn() const {
  const double per_snapshot =
      static_cast<double>(most_drawn_cells) / static_cast<double>(due_.size());
  const double share = std::min(1.0, per_snapshot / static_cast<double>(setup_.doses.carried()));
  std::vector<DrawnCell> cells;
  for (const PlacedCell& c : canal_->drawn(share))
    if (c.compartment != Compartment::dead && c.compartment != Compartment::left)
      cells.push_back({c.x, c.y, c.z, c.id, c.id, tissue_->type_at_release(c.id), c.compartment,
                       c.surface, c.diameter / 2});
  draw(*tissue_, share, cells);
  return cells;
}

/// When the cells that have settled are counted.
double GraftCourse::reading_hour() const {
  return std::min(end_, std::ceil(setup_.tissue.dose_hours.back() + settled_after));
}

void GraftCourse::describe_if_due() {
  if (snapshots_.size() < due_.size() && hour_ >= due_[snapshots_.size()])
    snapshots_.push_back(snapshot());
  if (hour_ != reading_hour()) return;
  residual_ = share_of_living(setup_.tissue.doses, product::CellType::pluripotent) *
              static_cast<double>(ledger().living()) * setup_.doses.weight();
  adherence_ = adherence_now();
}

}  // namespace caudata::graft
