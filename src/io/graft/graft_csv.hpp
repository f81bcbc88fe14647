// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "graft/course/graft_result.hpp"

/// Tables of a graft run as RFC 4180 wants them, numbers with as few digits as give them back.
/// Times in hours since the first dose. `cells` is `simulated_cells` times the cells that one
/// stands for.
namespace caudata::io {

/// One row a drawn cell and time, record by record: time_h, id, clone, type, compartment, surface
/// (of an adherent cell), x_mm, y_mm, z_mm, radius_um.
void put_cells_csv(std::ostream& out, const std::vector<graft::Snapshot>& snapshots);

/// time_h, compartment, region, simulated_cells, cells; all regions of all compartments but `left`,
/// which has none.
std::string counts_csv(const std::vector<graft::Snapshot>& snapshots);

/// time_h, injected, born, a column per compartment, balanced (1 or 0), starved,
/// cells_per_simulated.
std::string ledger_csv(const std::vector<graft::Snapshot>& snapshots);

/// time_h, type, simulated_cells, cells, cells_se, cells_low95, cells_high95: living cells and the
/// noise of following a part of them (report/graft/share_noise.hpp), of shares of the living.
std::string types_csv(const graft::GraftResult& result);

/// The same with surface in the place of type: where adherent cells are.
std::string surfaces_csv(const graft::GraftResult& result);

/// time_h, lesion_simulated_cells, adherent_simulated_cells, share, share_low95,
/// share_high95 (report/graft/lesion_share.hpp); of nobody adherent no share.
std::string lesion_csv(const graft::GraftResult& result);

/// null_model, meaning, share, share_low95, share_high95, as in lesion_csv.
std::string nulls_csv(const std::vector<graft::NullModel>& nulls);

/// Profiles of fields along the cord: field, unit, time_h, x_mm, points, mean, least, most over the
/// points of a section where the field is defined; no row where it is nowhere.
std::string fields_csv(const std::vector<graft::FieldSlice>& fields);

/// id, what, verdict (inside, missed, not judged, not modelled), ours, observed, lower, upper,
/// unit, species, source, reason; empty where there is no number or bound.
std::string published_csv(const std::vector<graft::PublishedRow>& rows);

/// take_probability, risk_probability.
std::string risk_csv(const graft::TakeRisk& risk);

}  // namespace caudata::io
