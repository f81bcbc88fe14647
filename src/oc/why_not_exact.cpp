// SPDX-License-Identifier: Apache-2.0
#include "oc/why_not_exact.hpp"

namespace caudata::oc {

std::string why_not_exact(const trial::Study& study) {
  const trial::Protocol& p = study.protocol;
  if (!study.escalation.decides_on_tallies()) return "the design does not decide on counts alone";
  if (p.dlt.late == trial::LateDltRule::count) return "DLTs after the window count";
  if (!p.conduct.replace_unevaluable) return "unevaluable patients are not replaced";
  if (p.conduct.most_replacements) return "the number of replacements is limited";
  if (p.stopping.related_deaths > 0) return "the trial stops for related deaths";
  if (p.procedure_stopping) return "the trial stops for events of the procedure as they come";
  return {};
}

}  // namespace caudata::oc
