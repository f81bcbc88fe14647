// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anatomy/cord_effect.hpp"
#include "isncsci/exam.hpp"
#include "patient/function_parameters.hpp"
#include "patient/supply.hpp"

/// From a cord to an examination, law by law. For each side of the body:
///
/// 1. Supply of a segment by a tract: u = s c + (1 - s) z c_z, where s is the share of axons that
///    pass the lesion, c the share of those that conduct today, z the zone of transition at the
///    segment, c_z the conduction in it. Segments rostral of the lesion have u = 1. A graft adds
///    conduction (c + (1 - c) e), relays (u + r) and then harm (u (1 - inflammation) (1 - mass));
///    rostral of the lesion harm alone. Relays may raise the supply by one tract above 1, in place
///    of another tract's; what a muscle or dermatome gets from all is at most 1.
/// 2. Drive of a muscle: corticospinal and reticulospinal supply, weighted, times the muscle's own
///    sensitivity; at most 1. The sensitivity counts only where the lesion has hurt the segment.
/// 3. Gain: D(u) = (1 + h^n) u^n / (h^n + u^n); D(0) = 0, D(1) = 1. Plasticity lowers h.
/// 4. Force: f = min(1, k m) D, m the living share of the motor pool, k the enlargement of motor
///    units by sprouting.
/// 5. Grade 0-5: how many of the muscle's cuts f reaches.
/// 6. Light touch by the dorsal column, pin prick by the spinothalamic tract: 0, 1, 2 by two cuts
///    of the supply, at most 1, times the dermatome's sensitivity (where hurt, as in 2).
/// 7. Anal contraction: the first leg cut of the force of the sphincter, whose passing axons and
///    relays count more than those of any leg muscle (sacral sparing). Deep anal pressure: either
///    sensory tract. One side is enough for either answer.
///
/// Neglected: inhibition, spasticity, reflexes, joints; that a muscle has several segments.
namespace caudata::patient {

/// What conducts on one day. Shares of the axons that are continuous.
struct Conduction {
  std::array<anatomy::PerTract, anatomy::sides> passing{};  // by side of the body served
  std::array<double, anatomy::sides> zone_motor{}, zone_sensory{};
  double sprouting{1};  // enlargement of motor units, >= 1
  double half{1};       // factor on the drive that gives half the force, > 0
};

/// A person's factors on the supply of single muscles and dermatomes.
struct Sensitivity {
  std::array<std::array<float, isncsci::key_muscles>, anatomy::sides> muscle{};
  std::array<std::array<float, isncsci::dermatomes>, anatomy::sides> touch{}, prick{};
};

class FunctionMap {
 public:
  explicit FunctionMap(const FunctionParameters& parameters);

  /// Pure; draws nothing. The examination is determined: no marks, nothing untested.
  isncsci::Exam examine(const Supply& supply, const Conduction& conduction,
                        const Sensitivity& sensitivity) const;
  isncsci::Exam examine(const Supply& supply, const Conduction& conduction,
                        const Sensitivity& sensitivity, const anatomy::CordEffect& effect) const;

  const FunctionParameters& parameters() const { return parameters_; }

 private:
  FunctionParameters parameters_;
  double sacral_factor_;  // on the passing share of the sphincter's axons
};

}  // namespace caudata::patient
