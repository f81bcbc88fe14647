// SPDX-License-Identifier: Apache-2.0
#include "design/boundaries/wang_tsiatis.hpp"

namespace caudata::design {
namespace {

core::Result<Evidence> evidence(const BoundaryPlan& plan, const Options&) {
  return power_family(plan, 0);
}

}  // namespace

extern const BoundaryEntry obrien_fleming_entry;
const BoundaryEntry obrien_fleming_entry{
    "O'Brien-Fleming",
    "stop when the excess of events over the tolerated rate exceeds a constant number of events",
    "O'Brien PC, Fleming TR. A multiple testing procedure for clinical trials. Biometrics "
    "1979;35:549-556.",
    {},
    &evidence,
    "constant on the scale of standard errors at the last look",
    &as_it_is};

}  // namespace caudata::design
