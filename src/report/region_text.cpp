// SPDX-License-Identifier: Apache-2.0
#include "report/region_text.hpp"

namespace caudata::report {

const char* region_text(patient::Region region) {
  switch (region) {
    case patient::Region::china:
      return "China";
    case patient::Region::united_states:
      return "the United States";
    case patient::Region::europe:
      return "Europe";
  }
  return "";
}

}  // namespace caudata::report
