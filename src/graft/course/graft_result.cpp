// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/time_units.hpp"
#include "graft/course/graft_course.hpp"
#include "graft/course/published_rows.hpp"
#include "graft/rules/escape.hpp"
#include "graft/rules/root_hypertrophy.hpp"
#include "graft/thin_drawn.hpp"

/// What a course leaves behind.
namespace caudata::graft {
namespace {

constexpr std::size_t shape_sections = 240;
constexpr std::size_t most_axons_kept = 200;
constexpr double risk_days = 365;

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
  TakeRisk risk{decades_of_take(), {}, cells, reading_hour(), setup_.tissue.dose_hours.back()};
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
  const auto add = [&](std::string_view of, std::string_view in, auto&& value) {
    FieldSlice slice{
        std::string(of), std::string(in), hour_, {grid.n[0], grid.n[1], 1}, {}, grid.spacing, {}};
    slice.origin = {grid.origin[0] + 0.5 * grid.spacing[0], grid.origin[1] + 0.5 * grid.spacing[1],
                    grid.origin[2] + (z + 0.5) * grid.spacing[2]};
    for (std::uint32_t y = 0; y < grid.n[1]; ++y)
      for (std::uint32_t x = 0; x < grid.n[0]; ++x)
        slice.values.push_back(fields.mask().at(x, y, z) == Medium::canal
                                   ? std::numeric_limits<float>::quiet_NaN()
                                   : value(x, y));
    slices.push_back(std::move(slice));
  };
  for (const Substance s : every_substance)
    add(name(s), unit(s), [&](std::uint32_t x, std::uint32_t y) { return fields[s].at(x, y, z); });
  for (const LesionLevel level : every_lesion_level)
    add(name(level), unit(level),
        [&](std::uint32_t x, std::uint32_t y) { return fields.level(level, x, y, z); });
  return slices;
}

std::vector<PublishedRow> GraftCourse::published_rows(const GraftEvidence& published) const {
  RunSeen seen{snapshots_, {}, {}, setup_.doses.postures};
  for (const CanalDose& dose : setup_.doses.doses) seen.dose_hours.push_back(dose.hour);
  const anatomy::CanalInterval lesion = setup_.canal.lesion();
  if (lesion.to > lesion.from)
    seen.lesion =
        RegionRange{setup_.canal.axis().region(lesion.from), setup_.canal.axis().region(lesion.to)};
  std::vector<PublishedRow> rows = published_canal_rows(setup_.predictions, published.canal);
  for (PublishedRow& row : published_finding_rows(seen, published.findings))
    rows.push_back(std::move(row));
  return rows;
}

/// Of the living axons that have begun, the first.
std::vector<AxonTree> GraftCourse::axon_trees() const {
  const AxonForest& forest = tissue_->axons();
  const double day = hour_ / core::hours_per_day;
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

GraftPeaks GraftCourse::peaks() const {
  double largest = 0;
  for (const TumourClone& clone : tissue_->clones()) largest = std::max(largest, clone.cells);
  return {thickest_,          tissue_->most_packing(),  tissue_->fluid()[Substance::soluble],
          tissue_->neurons(), tissue_->clones().size(), largest};
}

LotGiven GraftCourse::lot_given() const {
  const product::Lot& lot = setup_.lot.lot;
  const double clump_cells = 2 * lot.clump.mean - 1;  // k^2 over k, of the geometric law
  return {lot.viability, lot.composition[product::CellType::pluripotent], clump_cells,
          setup_.lot.rejected};
}

GraftResult GraftCourse::result(const GraftEvidence& published) {
  if (!nulls_) follow_null_models();
  GraftResult r;
  r.what = plan_.what;
  r.lot = lot_given();
  r.shape = shape();
  r.snapshots = snapshots_;
  thin_drawn(r.snapshots);
  r.fields = field_slices();
  r.axons = axon_trees();
  r.lesion_adherence = adherence_;
  r.nulls = *nulls_;
  r.risk = take_risk_curve();
  r.published = published_rows(published);
  r.peaks = peaks();
  for (const product::Delivered& d : setup_.delivered) {
    r.injections.push_back(d.injection);
    r.nominal_cells += static_cast<std::uint64_t>(d.nominal.value());
    r.delivered_cells += static_cast<std::uint64_t>(d.living + d.dead);
    r.delivered_living += static_cast<std::uint64_t>(d.living);
  }
  r.simulated_cells = setup_.doses.carried();
  r.simulated_share =
      static_cast<double>(r.simulated_cells) / static_cast<double>(r.delivered_cells);
  const EscapeParameters& escape = p_.tissue.escape;
  r.in_a_year = {
      visible_risk(escape.teratoma, escape.visible, residual_, escape.take_surface, risk_days),
      hypertrophy_by(escape.hypertrophy, static_cast<double>(r.delivered_cells), 1, risk_days)};
  return r;
}

}  // namespace caudata::graft
