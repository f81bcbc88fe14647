// SPDX-License-Identifier: Apache-2.0
#include "io/graft/graft_summary.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "report/graft/graft_words.hpp"

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

SummaryJson snapshot_json(const graft::Snapshot& s) {
  return {{"hours", s.hours},
          {"cells_per_simulated", s.weight},
          {"injected", s.ledger.injected},
          {"born", s.ledger.born},
          {"compartments", by_name<graft::Compartment>(s.ledger.cells)},
          {"balanced", s.ledger.balanced()},
          {"starved", s.starved},
          {"adherent_by_surface", by_name<graft::Surface>(s.adherent_by_surface)},
          {"lesion_adherent_dorsal", s.lesion_adherent_dorsal},
          {"living_by_type", by_name<product::CellType>(s.living_by_type)},
          {"regions", regions(s)}};
}

SummaryJson named_values(const std::vector<std::pair<std::string, double>>& values) {
  SummaryJson list = SummaryJson::array();
  for (const auto& [what, value] : values) list.push_back({{"what", what}, {"value", value}});
  return list;
}

SummaryJson nulls_json(const std::vector<graft::NullModel>& nulls) {
  SummaryJson list = SummaryJson::array();
  for (const graft::NullModel& null : nulls)
    list.push_back({{"name", null.name},
                    {"meaning", null.meaning},
                    {"lesion_adherent_share", null.lesion_adherent_share}});
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

SummaryJson inputs_json(const graft::GraftResult& result) {
  SummaryJson list = SummaryJson::array();
  for (const auto& [what, value] : result.inputs)
    list.push_back({{"what", what}, {"value", value}});
  return list;
}

}  // namespace

std::string graft_summary_json(const report::GraftInput& input) {
  const graft::GraftResult& r = input.result;
  SummaryJson snapshots = SummaryJson::array();
  for (const graft::Snapshot& s : r.snapshots) snapshots.push_back(snapshot_json(s));
  const SummaryJson whole{
      {"format", "caudata-graft-summary"},
      {"version", 1},
      {"run_id", input.reproducibility.run_id},
      {"command", input.reproducibility.canonical_command},
      {"subject", r.subject},
      {"lesion", r.lesion},
      {"plan", r.plan},
      {"inputs", inputs_json(r)},
      {"nominal_cells", r.nominal_cells},
      {"simulated_cells", r.simulated_cells},
      {"simulated_share", r.simulated_share},
      {"snapshots", std::move(snapshots)},
      {"null_models", nulls_json(r.nulls)},
      {"published", published_json(r.published)},
      {"peaks", named_values(r.peaks)},
      {"take_risk",
       {{"residual_cells", r.risk.residual_cells},
        {"take_probability", r.risk.take_probability},
        {"risk", r.risk.risk}}},
      {"parameters", {{"total", input.grades.total()}, {"assumed", input.grades.assumed}}}};
  return whole.dump(1, ' ', false, SummaryJson::error_handler_t::replace) + "\n";
}

}  // namespace caudata::io
