// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "core/contract.hpp"
#include "graft/course/graft_course.hpp"
#include "graft/course/share_interval.hpp"

/// What the same run would show if a mechanism were absent: runs beside the run, of the same cells
/// with the same random numbers (the first of each dose where there are many, each standing for
/// more), the same doses, postures, deaths and hour. Only the mechanism is taken away, so that a
/// null model of something that does nothing is the run itself.
///
/// A null model without survivors is left out: where nothing lives nothing adheres, and it has no
/// share. So is a placebo: it has no cells.
namespace caudata::graft {
namespace {

/// What says nothing about cells on a surface, and would be most of the work.
constexpr CellRule null_without[] = {CellRule::secrete, CellRule::extend, CellRule::escape};

}  // namespace

/// Cells go their ways independently, so a count of them is binomial; daughters adhere beside their
/// mother and count as one with her, as far as n cells of clones of sizes m are worth n^2 / sum m^2
/// independent ones. Clumps are carried cell by cell and add nothing.
LesionAdherence GraftCourse::adherence_now() const {
  const CanalDistribution canal = canal_->distribution();
  LesionAdherence now{hour_, 0, 0, 1, canal.adherent_on(Surface::lesion), 0};
  for (std::size_t i = 0; i < surfaces; ++i)
    now.adherent += canal.adherent_on(static_cast<Surface>(i));
  auto squares = static_cast<double>(now.adherent);
  const Cells& cells = tissue_->cells();
  std::vector<std::uint64_t> clones;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (static_cast<Compartment>(cells.kinds()[i].compartment) != Compartment::adherent) continue;
    clones.push_back(cells.clones()[i]);
    if (static_cast<Surface>(cells.kinds()[i].surface) == Surface::lesion) ++now.on_lesion;
  }
  now.adherent += clones.size();
  std::sort(clones.begin(), clones.end());
  for (auto of_one = clones.begin(); of_one != clones.end();) {
    const auto next = std::upper_bound(of_one, clones.end(), *of_one);
    const auto size = static_cast<double>(next - of_one);
    squares += size * size;
    of_one = next;
  }
  if (now.adherent == 0) return now;
  const auto adherent = static_cast<double>(now.adherent);
  now.share = static_cast<double>(now.on_lesion) / adherent;
  const ShareInterval interval = share_interval(now.share, adherent * adherent / squares);
  now.low = interval.low;
  now.high = interval.high;
  return now;
}

std::optional<NullModel> GraftCourse::without(const char* name, const char* meaning,
                                              const GraftParameters& parameters,
                                              AdhesionPlace place, const GoesOn& goes_on) const {
  GraftPlan plan = plan_;
  GraftSetup setup = setup_;
  if (setup.doses.carried() > most_null_cells) setup.doses.simulated = most_null_cells;
  setup.tissue.weight = setup.doses.weight();
  setup.tissue.fields = CordFields::at_rest;
  for (const CellRule rule : null_without) setup.tissue.rules.switch_off(rule);
  plan.what.rules = setup.tissue.rules;
  GraftCourse course(plan, parameters, std::move(setup), team_, place);
  course.due_.clear();
  bool goes = true;
  while (goes && course.hours() < reading_hour())
    course.step([&](double hour) { return goes = goes_on(hour); });
  if (!goes) return std::nullopt;
  const LesionAdherence& read = course.adherence_;
  return NullModel{name,
                   fmt::format("{}; the same doses and deaths, {} cells followed, at {:g} h",
                               meaning, course.setup_.doses.carried(), read.hours),
                   read.share, read.low, read.high};
}

bool GraftCourse::follow_null_models(const std::function<bool(int, double)>& goes_on) {
  EXPECTS(hour_ >= end_);
  std::vector<NullModel> nulls;
  const auto follow = [&](const char* name, const char* meaning, const GraftParameters& parameters,
                          AdhesionPlace place) {
    const auto done = static_cast<int>(nulls.size());
    auto null = without(name, meaning, parameters, place,
                        [&](double hour) { return !goes_on || goes_on(done, hour); });
    if (null) nulls.push_back(std::move(*null));
    return null.has_value();
  };
  GraftParameters alike = p_;
  alike.course = without_homing(alike.course);
  const bool all =
      !plan_.what.subject.lesion ||
      (follow("geometric", "a cell adheres when it does, but anywhere on the canal's surface", p_,
              AdhesionPlace::anywhere) &&
       follow("no homing", "the lesion is as adhesive as pia", alike, AdhesionPlace::where_it_is));
  if (all) nulls_ = std::move(nulls);
  return all;
}

}  // namespace caudata::graft
