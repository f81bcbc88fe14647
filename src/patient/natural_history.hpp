// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/quantity.hpp"
#include "core/stream.hpp"
#include "patient/care.hpp"
#include "patient/function_map.hpp"
#include "patient/natural_history_parameters.hpp"

/// Natural history: what is continuous conducts again.
///
/// Conduction of passing axons is exp(-B exp(-t/τ)): almost none while the block B is large (spinal
/// shock, demyelination), then all; a large block makes a late start, so late converters need no
/// rule of their own. The zone of transition has a block and a time of its own. Motor units grow
/// (sprouting) and the drive that gives half the force falls (plasticity), both exponentially.
/// Everything levels off: late plateau. A few patients lose conduction for good on one day.
/// B, τ differ between patients, B also between tracts and sides. Age has no effect (EMSCI).
namespace caudata::patient {

/// One patient's course, fixed at injury.
struct RecoveryCourse {
  std::array<anatomy::PerTract, anatomy::sides> passing_block{};  // by side of the body served
  std::array<double, anatomy::sides> zone_block{};
  double zone_sensory{1};
  double passing_time{1}, zone_time{1};  // [d]
  double plasticity{0};                  // share
  core::Days deterioration{never};
  double left{1};  // share of conduction after deterioration

  static constexpr core::Days never{0x7fffffff};
};

/// A draw costs 18 words.
RecoveryCourse draw_course(const NaturalHistoryParameters& parameters, const CareParameters& care,
                           const Covariates& person, core::Stream& stream);

/// What conducts on a day, from 0 on.
Conduction conduction(const RecoveryCourse& course, const GrowthParameters& growth,
                      core::Days since_injury);

}  // namespace caudata::patient
