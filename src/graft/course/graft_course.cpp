// SPDX-License-Identifier: Apache-2.0
#include "graft/course/graft_course.hpp"

#include <algorithm>
#include <cmath>

#include "core/contract.hpp"
#include "graft/byte_store.hpp"
#include "graft/rules/pile.hpp"
#include "graft/thin_drawn.hpp"

namespace caudata::graft {
namespace {

constexpr double course_hours_per_day = 24;
constexpr double settled_after = 48;  // [h] after the last dose

}  // namespace

std::vector<double> snapshot_hours(const DosePlan& doses, double days) {
  const double end = days * course_hours_per_day;
  std::vector<double> hours{0};
  for (const CanalDose& dose : doses.doses)
    for (const double after : {1.0, 4.0, 12.0, 24.0, 48.0}) hours.push_back(dose.hour + after);
  for (const double day : {28.0, 60.0})  // after the last dose: when published cells were gone
    hours.push_back(doses.doses.back().hour + day * course_hours_per_day);
  for (const double day : {7.0, 14.0, 28.0, 42.0, 56.0, 60.0, 90.0, 180.0, 365.0})
    hours.push_back(day * course_hours_per_day);
  hours.push_back(end);
  std::erase_if(hours, [&](double h) { return h > end; });
  for (double& hour : hours) hour = std::ceil(hour);
  std::sort(hours.begin(), hours.end());
  hours.erase(std::unique(hours.begin(), hours.end()), hours.end());
  return hours;
}

GraftCourse::GraftCourse(const GraftPlan& plan, const GraftParameters& parameters, GraftSetup setup,
                         core::Team& team)
    : plan_(plan),
      p_(parameters),
      setup_(std::move(setup)),
      key_(plan.streams.of(plan.candidate, core::Process::graft)),
      team_(team),
      canal_(std::make_unique<CanalCourse>(setup_.site, setup_.doses, setup_.cells, p_.course,
                                           detached_death(), key_, team)),
      tissue_(std::make_unique<Tissue>(setup_.tissue, p_.tissue, key_, team)),
      due_(snapshot_hours(setup_.doses, plan.days)),
      end_(std::ceil(plan.days * course_hours_per_day)) {
  describe_if_due();
}

GraftCourse::~GraftCourse() = default;

double GraftCourse::detached_death() const {
  return plan_.what.rules[CellRule::die] ? p_.tissue.survival.die.detached : 0;
}

bool GraftCourse::step() {
  if (hour_ >= end_) return false;
  canal_->run(hour_ + 1);
  tissue_->settle(canal_->hand_over());
  if (plan_.what.rules[CellRule::die]) {
    std::vector<double> since;
    for (const double dose : setup_.tissue.dose_hours) since.push_back(hour_ - dose);
    const DieStep die(p_.tissue.survival.die, since, 1);
    canal_->lose_adherent({die, p_.tissue.survival.breathe, tissue_->pile(),
                           static_cast<std::uint32_t>(hour_), 1,
                           plan_.what.rules[CellRule::breathe]});
  }
  tissue_->step(canal_->living());
  hour_ += 1;
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

/// Of a pile, from which on its cells starve [mm].
double GraftCourse::starving_thickness() const {
  return slab_thickest(pile_supply(p_.tissue, setup_.tissue.cell_volume),
                       p_.tissue.survival.breathe.oxygen.critical);
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
  if (plan_.what.rules[CellRule::breathe]) s.starved = canal_->piles(starving_thickness()).starved;
  tissue_->count(s);
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
  tissue_->draw(share, cells);
  return cells;
}

/// When the pluripotent cells are counted that could take.
double GraftCourse::residual_hour() const {
  return std::min(end_, std::ceil(setup_.tissue.dose_hours.back() + settled_after));
}

void GraftCourse::describe_if_due() {
  if (snapshots_.size() < due_.size() && hour_ >= due_[snapshots_.size()]) {
    snapshots_.push_back(snapshot());
    thickest_ = std::max(
        {thickest_, canal_->piles(starving_thickness()).thickest, tissue_->thickest_pile()});
  }
  if (hour_ == residual_hour())
    residual_ = share_of_living(setup_.tissue.doses, product::CellType::pluripotent) *
                static_cast<double>(ledger().living()) * setup_.doses.weight();
}

void GraftCourse::write(
    const std::function<void(const char*, std::span<const std::byte>)>& add) const {
  ByteWriter head;
  head.put(hour_);
  head.put(thickest_);
  head.put(residual_);
  head.put(std::uint64_t{snapshots_.size()});
  for (const Snapshot& s : snapshots_) {
    head.put(s.hours);
    head.put(s.ledger);
    head.put(s.by_region);
    head.put(s.adherent_by_surface);
    head.put(s.adherent_to_cord);
    head.put(s.lesion_adherent_dorsal);
    head.put(s.living_by_type);
    head.put(s.starved);
    head.put(s.weight);
    head.put(std::uint64_t{s.drawn.size()});
    for (const DrawnCell& c : s.drawn) {
      head.put(std::array<float, 4>{c.x, c.y, c.z, c.radius});
      head.put(std::array<std::uint64_t, 2>{c.id, c.clone});
      head.put(std::array<std::uint8_t, 4>{static_cast<std::uint8_t>(c.type),
                                           static_cast<std::uint8_t>(c.compartment),
                                           static_cast<std::uint8_t>(c.surface), 0});
    }
  }
  add("course", head.take());
  canal_->write([&](std::span<const std::byte> bytes) { add("canal", bytes); });
  tissue_->write([&](std::span<const std::byte> bytes) { add("tissue", bytes); });
}

core::Issues GraftCourse::read(
    const std::function<core::Result<std::vector<std::byte>>(const char*)>& get) {
  core::Issues issues;
  const auto section = [&](const char* name) {
    auto bytes = get(name);
    if (bytes) return std::move(*bytes);
    issues.add(bytes.error());
    return std::vector<std::byte>{};
  };
  const auto head_bytes = section("course"), canal = section("canal"), tissue = section("tissue");
  if (issues.has_errors()) return issues;
  ByteReader head(head_bytes);
  hour_ = head.get<double>();
  thickest_ = head.get<double>();
  residual_ = head.get<double>();
  snapshots_.resize(std::min<std::uint64_t>(head.get<std::uint64_t>(), due_.size()));
  for (Snapshot& s : snapshots_) {
    s = {};
    s.hours = head.get<double>();
    s.ledger = head.get<CellLedger>();
    s.by_region = head.get<decltype(s.by_region)>();
    s.adherent_by_surface = head.get<decltype(s.adherent_by_surface)>();
    s.adherent_to_cord = head.get<decltype(s.adherent_to_cord)>();
    s.lesion_adherent_dorsal = head.get<decltype(s.lesion_adherent_dorsal)>();
    s.living_by_type = head.get<decltype(s.living_by_type)>();
    s.starved = head.get<std::uint64_t>();
    s.weight = head.get<double>();
    const auto n = head.get<std::uint64_t>();
    for (std::uint64_t i = 0; i < n && head.whole(); ++i) {
      const auto place = head.get<std::array<float, 4>>();
      const auto who = head.get<std::array<std::uint64_t, 2>>();
      const auto what = head.get<std::array<std::uint8_t, 4>>();
      s.drawn.push_back({place[0], place[1], place[2], who[0], who[1],
                         static_cast<product::CellType>(what[0]), static_cast<Compartment>(what[1]),
                         static_cast<Surface>(what[2]), place[3]});
    }
  }
  if (!head.at_end())
    issues.add({core::Severity::error,
                "graft.checkpoint",
                {},
                "the state of the course is damaged",
                "its length does not fit its content",
                "start afresh"});
  if (const auto restored = canal_->restore(canal); !restored) issues.add(restored.error());
  issues.add(tissue_->restore(tissue));
  return issues;
}

}  // namespace caudata::graft
