// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "graft/course/graft_course.hpp"
#include "graft/course/published_rows.hpp"
#include "graft/rules/escape.hpp"
#include "graft/thin_drawn.hpp"

/// What a course leaves behind.
namespace caudata::graft {
namespace {

constexpr std::size_t shape_sections = 240;
constexpr std::size_t most_axons_kept = 200;

std::string administration_words(const Administration& how) {
  std::string doses;
  for (const GraftDose& dose : how.doses)
    doses += fmt::format("{}{:g} cells on day {}", doses.empty() ? "" : ", ", dose.cells.value(),
                         dose.day.value() + 1);
  std::string postures;
  for (const PostureFrom& p : how.postures)
    postures += fmt::format(", {}{}", anatomy::name(p.posture),
                            p.hour > 0 ? fmt::format(" from hour {:g}", p.hour) : "");
  return fmt::format("{}, lumbar puncture {}{}", doses, name(how.puncture), postures);
}

std::vector<double> decades_of_take() {
  std::vector<double> k;
  constexpr std::array<double, 4> steps{1, 1.7782794100389228, 3.1622776601683795,
                                        5.623413251903491};  // quarters of a decade
  for (double decade = 1e-8; decade < 0.5e-1; decade *= 10)
    for (const double step : steps) k.push_back(decade * step);
  return k;
}

}  // namespace

TakeRisk GraftCourse::take_risk_curve() const {
  const double cells = residual_;
  TakeRisk risk{decades_of_take(), {}, cells};
  for (const double k : risk.take_probability) risk.risk.push_back(take_risk(cells, k));
  return risk;
}

CanalShape GraftCourse::shape() const {
  const anatomy::Canal& canal = setup_.canal;
  const anatomy::Gravity down = setup_.site.postures[0].down;
  CanalShape shape;
  for (std::size_t i = 0; i < shape_sections; ++i) {
    const double x = canal.length() * (static_cast<double>(i) + 0.5) / shape_sections;
    const anatomy::CanalSection section = canal.section(x, down);
    const bool cord = x >= canal.axis().cord_start() && x < canal.axis().conus();
    shape.x.push_back(static_cast<float>(x));
    shape.cord.push_back(cord ? std::array<float, 2>{static_cast<float>(section.inner.half_y),
                                                     static_cast<float>(section.inner.half_z)}
                              : std::array<float, 2>{0, 0});
    shape.dura.push_back(
        {static_cast<float>(section.dura.half_y), static_cast<float>(section.dura.half_z)});
    shape.dura_centre.push_back(
        {static_cast<float>(section.dura.centre_y), static_cast<float>(section.dura.centre_z)});
    shape.region.push_back(canal.axis().region(x));
  }
  const anatomy::CanalInterval lesion = canal.lesion();
  shape.lesion_from = lesion.from;
  shape.lesion_to = lesion.to;
  shape.passage = lesion.to > lesion.from ? canal.passage(0.5 * (lesion.from + lesion.to)) : 1;
  return shape;
}

std::vector<FieldSlice> GraftCourse::field_slices() const {
  std::vector<FieldSlice> slices;
  if (tissue_->cells().size() == 0) return slices;
  const TissueFields& fields = tissue_->fields();
  const VoxelGrid& grid = fields.grid();
  const std::uint32_t z = grid.n[2] / 2;
  for (std::size_t i = 0; i < substance_count; ++i) {
    const auto s = static_cast<Substance>(i);
    FieldSlice slice{std::string(name(s)),
                     std::string(unit(s)),
                     hour_,
                     {grid.n[0], grid.n[1], 1},
                     {},
                     grid.spacing,
                     {}};
    slice.origin = {grid.origin[0] + 0.5 * grid.spacing[0], grid.origin[1] + 0.5 * grid.spacing[1],
                    grid.origin[2] + (z + 0.5) * grid.spacing[2]};
    for (std::uint32_t y = 0; y < grid.n[1]; ++y)
      for (std::uint32_t x = 0; x < grid.n[0]; ++x)
        slice.values.push_back(fields.mask().at(x, y, z) == Medium::canal
                                   ? std::numeric_limits<float>::quiet_NaN()
                                   : fields[s].at(x, y, z));
    slices.push_back(std::move(slice));
  }
  return slices;
}

std::vector<PublishedRow> GraftCourse::published_rows(const GraftEvidence& published,
                                                      double passage) const {
  RunSeen seen{snapshots_, {}, {}};
  for (const CanalDose& dose : setup_.doses.doses) seen.dose_hours.push_back(dose.hour);
  const anatomy::CanalInterval lesion = setup_.canal.lesion();
  if (lesion.to > lesion.from)
    seen.lesion =
        RegionRange{setup_.canal.axis().region(lesion.from), setup_.canal.axis().region(lesion.to)};
  std::vector<PublishedRow> rows =
      published_canal_rows(setup_.predictions, published.canal, passage);
  for (PublishedRow& row : published_finding_rows(seen, published.findings))
    rows.push_back(std::move(row));
  return rows;
}

/// Of the living axons that have begun, the first.
std::vector<AxonTree> GraftCourse::axon_trees() const {
  const AxonForest& forest = tissue_->axons();
  const double day = hour_ / 24;
  const std::uint64_t all = forest.count(day).axons;
  std::vector<AxonTree> trees;
  for (std::size_t i = 0; i < all && trees.size() < most_axons_kept; ++i) {
    if (!forest.is_living(i, day)) continue;
    AxonOutline outline = forest.outline(i);
    if (outline.points.size() > 1)
      trees.push_back({outline.neuron, std::move(outline.points), std::move(outline.parent)});
  }
  return trees;
}

GraftResult GraftCourse::result(const GraftEvidence& published) const {
  const GraftCase& what = plan_.what;
  GraftResult r;
  r.subject = what.subject.name;
  r.lesion = what.subject.lesion ? anatomy::name(what.subject.lesion->level) : "no lesion";
  r.plan = administration_words(what.administration);
  r.shape = shape();
  r.snapshots = snapshots_;
  thin_drawn(r.snapshots);
  r.fields = field_slices();
  r.axons = axon_trees();
  r.lesion_adherence = adherence_;
  r.nulls = null_models();
  r.risk = take_risk_curve();
  r.published = published_rows(published, r.shape.passage);
  const double weight = setup_.doses.weight();
  double delivered = 0;
  for (const product::Delivered& d : setup_.delivered) {
    r.nominal_cells += static_cast<std::uint64_t>(d.nominal.value());
    delivered += static_cast<double>(d.living + d.dead);
  }
  r.simulated_cells = setup_.doses.carried();
  r.simulated_share = static_cast<double>(r.simulated_cells) / delivered;
  double largest = 0;
  for (const TumourClone& clone : tissue_->clones()) largest = std::max(largest, clone.cells);
  r.peaks = {
      {"thickest pile [mm]", thickest_},
      {"densest packing in the cord [share of space]", tissue_->most_packing()},
      {"soluble factor in the fluid, at the end [ng/mL]", tissue_->fluid_level(Substance::soluble)},
      {"neurons born in the cord", static_cast<double>(tissue_->neurons()) * weight},
      {"clones that took at the central take probability",
       static_cast<double>(tissue_->clones().size()) * weight},
      {"largest clone [cells]", largest}};
  r.inputs = {{"lot", fmt::format("viability {:.3f}, pluripotent share {:.2g}, {} lots rejected",
                                  setup_.lot.lot.viability,
                                  setup_.lot.lot.composition[product::CellType::pluripotent],
                                  setup_.lot.rejected)},
              {"delivered", fmt::format("{:.4g} living and dead cells of {:.4g} nominal; the "
                                        "others were lost in thaw, syringe and needle",
                                        delivered, static_cast<double>(r.nominal_cells))}};
  return r;
}

}  // namespace caudata::graft
