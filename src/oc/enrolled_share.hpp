// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/stream.hpp"
#include "trial/examined_person.hpp"

namespace caudata::oc {

/// Of the persons who come to screening, the share who are eligible and consent, and never 0: from
/// as many of the queue as make 2,500 of them, so with a relative standard error of 2 %, but of at
/// most 32,000. Neglected: that a place must be open.
double enrolled_share(const trial::ScreenedPopulation& people, core::Seed seed);

}  // namespace caudata::oc
