// SPDX-License-Identifier: Apache-2.0
#include "io/graft/graft_summary.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "report/graft/graft_words.hpp"
#include "report/graft/inputs_section.hpp"
#include "report/graft/lesion_share.hpp"
#include "report/graft/share_noise.hpp"

namespace caudata::io {
namespace {

using SummaryJson = nlohmann::ordered_json;

template <class Enum, std::size_t n>
SummaryJson by_name(const std::array<std::uint64_t, n>& counts) {
  SummaryJson object = SummaryJson::object();
  for (std::size_t i = 0; i < n; ++i) object[name(static_cast<Enum>(i))] = counts[i];
  return object;
}

/// Regions that hold a cell, by compartment.
SummaryJson regions(const graft::Snapshot& snapshot) {
  SummaryJson all = SummaryJson::object();
  for (std::size_t c = 0; c < graft::compartments; ++c) {
    const auto compartment = static_cast<graft::Compartment>(c);
    if (compartment == graft::Compartment::left) continue;
    SummaryJson object = SummaryJson::object();
    for (std::size_t region = 0; region < graft::canal_regions; ++region)
      if (const std::uint64_t cells = snapshot.by_region[c][region]; cells > 0)
        object[graft::region_name(region)] = cells;
    all[name(compartment)] = std::move(object);
  }
  return all;
}

/// By dose.
SummaryJson injections_json(const graft::GraftResult& r) {
  SummaryJson all = SummaryJson::array();
  for (const product::Injection injection : r.injections) all.push_back(product::name(injection));
  return all;
}

/// Named members; units are in the names. Counts are of simulated cells.
SummaryJson peaks_json(const graft::GraftPeaks& p) {
  return {{"thickest_pile_mm", p.pile},
          {"densest_packing_share", p.packing},
          {"soluble_factor_at_end_ng_per_ml", p.soluble},
          {"neurons_born_simulated", p.neurons_born},
          {"clones_simulated", p.clones},
          {"largest_clone_cells", p.largest_clone}};
}

/// A share of followed cells; null of nobody.
SummaryJson share_json(std::uint64_t k, std::uint64_t n, const report::CellSampling& sampling) {
  if (n == 0) return nullptr;
  const report::NoisyShare share = report::noisy_share(k, n, sampling);
  return {
      {"share", share.value}, {"se", share.error}, {"low95", share.low}, {"high95", share.high}};
}

/// Adherent cells on the lesion; null where no cell adheres.
SummaryJson interval_json(const graft::LesionAdherence& lesion) {
  if (!report::has_adherent(lesion)) return nullptr;
  return {{"share", lesion.share}, {"low95", lesion.low}, {"high95", lesion.high}};
}

/// When the cells have settled.
SummaryJson adherence_json(const graft::LesionAdherence& lesion) {
  return {{"time_h", lesion.hours},
          {"lesion_simulated_cells", lesion.on_lesion},
          {"adherent_simulated_cells", lesion.adherent},
          {"lesion_adherent", interval_json(lesion)}};
}

SummaryJson snapshot_json(const graft::GraftResult& r, const graft::Snapshot& s) {
  const std::uint64_t ever = s.ledger.injected + s.ledger.born;
  return {{"time_h", s.hours},
          {"cells_per_simulated", s.weight},
          {"injected", s.ledger.injected},
          {"born", s.ledger.born},
          {"compartments", by_name<graft::Compartment>(s.ledger.cells)},
          {"balanced", s.ledger.balanced()},
          {"starved", s.starved},
          {"lesion_adherent", interval_json(report::lesion_share(r, s))},
          {"living", share_json(s.ledger.living(), ever, report::living_sampling(s))},
          {"adherent_by_surface", by_name<graft::Surface>(s.adherent_by_surface)},
          {"lesion_adherent_dorsal", s.lesion_adherent_dorsal},
          {"living_by_type", by_name<product::CellType>(s.living_by_type)},
          {"regions", regions(s)}};
}

SummaryJson nulls_json(const std::vector<graft::NullModel>& nulls) {
  SummaryJson list = SummaryJson::array();
  for (const graft::NullModel& null : nulls)
    list.push_back({{"name", null.name},
                    {"meaning", null.meaning},
                    {"lesion_adherent", interval_json(report::lesion_share(null))}});
  return list;
}

/// Numbers that are not finite, and numbers that a run has not, are null.
SummaryJson published_json(const std::vector<graft::PublishedRow>& rows) {
  const auto finite = [](double value) {
    return std::isfinite(value) ? SummaryJson(value) : SummaryJson(nullptr);
  };
  SummaryJson list = SummaryJson::array();
  for (const graft::PublishedRow& row : rows)
    list.push_back({{"id", row.id},
                    {"what", row.what},
                    {"verdict", report::verdict_words(row)},
                    {"ours", row.ours ? finite(*row.ours) : SummaryJson(nullptr)},
                    {"observed", row.observed},
                    {"lower", finite(row.lower)},
                    {"upper", finite(row.upper)},
                    {"unit", row.unit},
                    {"species", row.species},
                    {"source", row.source},
                    {"reason", row.reason}});
  return list;
}

SummaryJson case_json(const graft::GraftCase& what) {
  const graft::GraftSubject& who = what.subject;
  const graft::Administration& how = what.administration;
  SummaryJson doses = SummaryJson::array(), postures = SummaryJson::array();
  for (const graft::GraftDose& dose : how.doses)
    doses.push_back({{"day", dose.day.value() + 1}, {"nominal_cells", dose.cells.value()}});
  for (const graft::PostureFrom& p : how.postures)
    postures.push_back({{"from_h", p.hour}, {"posture", anatomy::name(p.posture)}});
  SummaryJson lesion = nullptr;
  if (who.lesion)
    lesion = {{"level", anatomy::name(who.lesion->level)}, {"length_mm", who.lesion->length}};
  return {{"subject", who.name},
          {"sex", name(who.sex)},
          {"ais", who.ais},
          {"injury_to_first_dose_d", who.injury_to_first_dose.value()},
          {"lesion", std::move(lesion)},
          {"block", {{"passage_share", who.block.passage}, {"length_mm", who.block.length}}},
          {"plan", what.plan},
          {"puncture", name(how.puncture)},
          {"doses", std::move(doses)},
          {"postures", std::move(postures)},
          {"vehicle",
           {{"volume_ml", how.vehicle.volume},
            {"rate_ml_per_min", how.vehicle.rate},
            {"density_g_per_ml", how.vehicle.density},
            {"viscosity_mpa_s", how.vehicle.viscosity}}}};
}

SummaryJson lot_json(const graft::LotGiven& lot) {
  return {{"viability_share", lot.viability},
          {"pluripotent_share", lot.pluripotent_share},
          {"clump_cells", lot.clump_cells},
          {"lots_rejected", lot.rejected}};
}

/// Keys of the case file that it left out, with the value that stands for them.
SummaryJson assumed_json(const report::GraftInput& input) {
  SummaryJson object = SummaryJson::object();
  for (const auto& [key, value] : input.assumed) object[key] = value;
  return object;
}

}  // namespace

std::string graft_summary_json(const report::GraftInput& input) {
  const graft::GraftResult& r = input.result;
  SummaryJson snapshots = SummaryJson::array();
  for (const graft::Snapshot& s : r.snapshots) snapshots.push_back(snapshot_json(r, s));
  const SummaryJson whole{
      {"format", "caudata-graft-summary"},
      {"version", 2},
      {"run_id", input.reproducibility.run_id},
      {"command", input.reproducibility.canonical_command},
      {"case", case_json(r.what)},
      {"assumed", assumed_json(input)},
      {"lot", lot_json(r.lot)},
      {"nominal_cells", r.nominal_cells},
      {"injections", injections_json(r)},
      {"delivered_cells", r.delivered_cells},
      {"delivered_living_cells", r.delivered_living},
      {"simulated_cells", r.simulated_cells},
      {"simulated_share", r.simulated_share},
      {"snapshots", std::move(snapshots)},
      {"lesion_adherence", adherence_json(r.lesion_adherence)},
      {"null_models", nulls_json(r.nulls)},
      {"published", published_json(r.published)},
      {"peaks", peaks_json(r.peaks)},
      {"take_risk",
       {{"residual_cells", r.risk.residual_cells},
        {"residual_cells_se", report::residual_error(r)},
        {"read_at_h", r.risk.hours},
        {"visible_tumour_in_a_year", r.in_a_year.visible_tumour},
        {"thick_roots_in_a_year", r.in_a_year.thick_roots},
        {"last_dose_h", r.risk.last_dose},
        {"take_probability", r.risk.take_probability},
        {"risk", r.risk.risk}}},
      {"parameters", {{"total", input.grades.total()}, {"assumed", input.grades.assumed}}}};
  return whole.dump(1, ' ', false, SummaryJson::error_handler_t::replace) + "\n";
}

}  // namespace caudata::io
