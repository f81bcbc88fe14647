// SPDX-License-Identifier: Apache-2.0
#include "safety/dlt.hpp"

#include <algorithm>

namespace caudata::safety {

bool is_dlt(const AdverseEvent& event, const DltDefinition& definition) {
  const bool excluded = std::find(definition.excluded.begin(), definition.excluded.end(),
                                  event.term) != definition.excluded.end();
  return event.grade >= definition.least_grade &&
         event.attribution >= definition.least_attribution && !excluded;
}

}  // namespace caudata::safety
