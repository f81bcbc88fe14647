// SPDX-License-Identifier: Apache-2.0
#include "trial/study_stop.hpp"

namespace caudata::trial {

std::optional<design::Stop> stop_for_related_deaths(const StoppingRules& rules, int deaths) {
  if (rules.related_deaths == 0 || deaths < rules.related_deaths) return std::nullopt;
  return design::Stop{
      .conclusion = {.kind = design::ConclusionKind::stopped_for_safety, .level = {}},
      .reason = {.rule = "stopping.related-deaths",
                 .text = "the number of related deaths reached the protocol's limit",
                 .about = {},
                 .tally = {}}};
}

}  // namespace caudata::trial
