// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/stream.hpp"
#include "isncsci/exam.hpp"
#include "patient/examination_parameters.hpp"

namespace caudata::patient {

inline isncsci::Score scored(int value) { return {static_cast<std::uint8_t>(value), {}}; }

/// True with probability p: one word.
inline bool chance(core::Stream& stream, double p) { return stream.uniform() < p; }

/// Sensation spared below an incomplete injury, drawn once per patient, then cell by cell.
class SpotSparing {
 public:
  SpotSparing(const SparingParameters& parameters, core::Stream& stream)
      : normal_(parameters.normal),
        touch_(between(parameters.touch_lower, parameters.touch_upper, stream)),
        prick_(between(parameters.prick_lower, parameters.prick_upper, stream)) {}

  int draw_touch(core::Stream& stream) const { return draw(touch_, stream); }
  int draw_prick(core::Stream& stream) const { return draw(prick_, stream); }

 private:
  static double between(double lower, double upper, core::Stream& stream) {
    return lower + (upper - lower) * stream.uniform();
  }
  int draw(double spared, core::Stream& stream) const {
    const double u = stream.uniform();
    return u < spared * normal_ ? isncsci::normal_sensation : u < spared ? 1 : 0;
  }

  double normal_, touch_, prick_;
};

}  // namespace caudata::patient
