// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "anatomy/canal/canal.hpp"
#include "graft/fields/field_parameters.hpp"

namespace caudata::graft {

/// What the fluid of the canal holds of each substance, the same everywhere in it and in that of
/// the head, with which it is renewed: oxygen and glucose as at rest, trophic pools as cells feed
/// them and renewal washes them out.
class CanalFluid {
 public:
  CanalFluid(const anatomy::Canal& canal, const FieldParameters& p);

  /// [mM], pools [ng/mL].
  const std::array<double, substance_count>& levels() const { return levels_; }
  double operator[](Substance s) const { return levels_[static_cast<std::size_t>(s)]; }

  /// Some time during which a pool is fed at this rate [pg/d]; exact.
  void feed(Substance pool, double rate, double days);

  template <class V, class Self>
  static void visit_state(V& v, Self& self) {
    v(self.levels_);
  }

 private:
  double volume_;   // [mm^3] of head and spine
  double washout_;  // [1/d]
  std::array<double, substance_count> levels_{};
};

}  // namespace caudata::graft
