// SPDX-License-Identifier: Apache-2.0
#include "report/published_control.hpp"

#include "report/single_arm_example.hpp"

namespace caudata::report {

double published_rate(patient::CordPart part) {
  switch (part) {
    case patient::CordPart::cervical:
      return model_systems_cervical.p;
    case patient::CordPart::t1_t9:
      return model_systems_t1_t9.p;
    case patient::CordPart::t10_and_below:
      break;
  }
  return model_systems_t10_t12.p;
}

std::optional<double> improve_at_published_rates(const oc::NaturalRecovery& recovery) {
  double converted = 0;
  bool any = false;
  for (const auto& [stratum, patients] : recovery.graded.counts()) {
    const trial::Baseline baseline = oc::baseline_of(stratum);
    const bool published = baseline.ais == isncsci::AsiaImpairmentScale::a && baseline.part;
    any = any || published;
    converted += published ? static_cast<double>(patients) * published_rate(*baseline.part)
                           : static_cast<double>(recovery.any_grade.count(stratum));
  }
  if (!any) return std::nullopt;
  return converted / static_cast<double>(recovery.graded.total());
}

}  // namespace caudata::report
