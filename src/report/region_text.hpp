// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "patient/person.hpp"

namespace caudata::report {

/// "China", "the United States", "Europe": as part of a sentence.
const char* region_text(patient::Region region);

}  // namespace caudata::report
