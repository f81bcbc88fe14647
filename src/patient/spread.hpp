// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/elementary.hpp"
#include "core/samplers.hpp"
#include "patient/injury_parameters.hpp"

namespace caudata::patient {

inline double standard_normal(core::Stream& stream) { return core::sample_normal(stream, 0, 1); }

/// A log-normal draw: one word.
inline double draw(const Spread& p, core::Stream& stream) {
  return p.median * core::exp(core::log(p.gsd) * core::sample_normal(stream, 0, 1));
}

}  // namespace caudata::patient
