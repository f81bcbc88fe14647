// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/stream.hpp"
#include "trial/examined_person.hpp"

namespace caudata::oc {

/// Of the persons who come to screening, the share who are eligible and consent: of the first 2,000
/// of the queue, so within some two percent points, and never 0. Neglected: that a place must be
/// open.
double enrolled_share(const trial::ScreenedPopulation& people, core::Seed seed);

}  // namespace caudata::oc
