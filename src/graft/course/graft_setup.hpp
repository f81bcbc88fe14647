// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "anatomy/canal/canal.hpp"
#include "anatomy/canal/canal_checks.hpp"
#include "core/result.hpp"
#include "core/stream.hpp"
#include "graft/canal/canal_course.hpp"
#include "graft/course/case.hpp"
#include "graft/graft_key.hpp"
#include "graft/tissue/tissue.hpp"
#include "product/deliver.hpp"
#include "product/draw_released_lot.hpp"
#include "product/product_parameters.hpp"

namespace caudata::graft {

/// Everything that decides a graft.
struct GraftPlan {
  GraftCase what;
  std::vector<std::uint64_t> followed;  // cells of each dose, of the nominal ones
  double days{0};                       // after the first dose
  core::TrialStreams streams;
  core::CandidateId candidate;
};

/// Numbers of data/anatomy/canal.toml, data/product and data/graft.
struct GraftParameters {
  anatomy::CanalParameters canal;
  product::ProductParameters product;
  CanalCourseParameters course;
  LesionParameters lesion;
  TissueParameters tissue;
};
GraftParameters graft_parameters(const core::Ledger& ledger, std::vector<std::string>& missing);

/// Of the canal: along, around, in depth.
inline constexpr anatomy::GridSize canal_grid_size{1024, 64, 8};

/// A graft before its first cell moves: the person's canal in every posture of the plan, the lot,
/// what is delivered, where each bolus spreads.
struct GraftSetup {
  anatomy::Canal canal;
  CanalSite site;
  DosePlan doses;
  SuspendedCells cells;
  product::ReleasedLot lot;
  std::vector<product::Delivered> delivered;
  std::vector<anatomy::CanalPrediction> predictions;  // about this canal before the injury, supine
  TissueSite tissue;
};

/// The lot is drawn and passes release. The label of a dose counts living cells at fill. Of a dose
/// of which not all cells are followed, the same share of the delivered ones is. An administration
/// that fails delivers nothing; if all do, that is an issue, as everything that deliver refuses.
core::Result<GraftSetup> set_up(const GraftPlan& plan, const GraftParameters& parameters,
                                const anatomy::Cord& cord,
                                const anatomy::GridSize& grid = canal_grid_size);

}  // namespace caudata::graft
