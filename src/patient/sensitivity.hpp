// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/stream.hpp"
#include "patient/function_map.hpp"

namespace caudata::patient {

/// exp(sqrt(6) sd): the most a factor of this spread can be.
double greatest_sensitivity(double sd);

/// Independent factors exp(sd T) of all cells; T is triangular on ±sqrt(6), from two sixteenths of
/// a word. Two cells per word.
Sensitivity draw_sensitivity(const SensitivityParameters& parameters, core::Stream& stream);

/// All factors 1.
Sensitivity even_sensitivity();

}  // namespace caudata::patient
