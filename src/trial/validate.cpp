// SPDX-License-Identifier: Apache-2.0
#include "trial/validate.hpp"

#include "trial/rules/rules.hpp"

namespace caudata::trial {

core::Issues check(const Draft& draft) {
  core::Issues issues;
  Findings findings(draft, issues);
  for (const auto rule :
       {check_identity, check_run, check_product, check_parts, check_gates, check_dlt,
        check_start_rules, check_population, check_visits, check_follow_up, check_accrual,
        check_conduct, check_design, check_procedure_stopping, check_holds, check_scenarios,
        check_endpoints, check_randomisation, check_registry})
    rule(findings);
  issues.sort();
  return issues;
}

core::Result<Protocol> validate(const Draft& draft) {
  core::Issues issues = check(draft);
  if (issues.has_errors()) return core::failure(std::move(issues));
  return draft.protocol;
}

}  // namespace caudata::trial
