// SPDX-License-Identifier: Apache-2.0
#include "io/conform/tite_crm_run.hpp"

#include "design/make_design.hpp"

namespace caudata::io {

core::Result<oc::CalendarSums> simulate_tite_crm(const TiteCrmRun& run, std::uint64_t trials) {
  const auto design = design::make_design(
      "TITE-CRM",
      design::options_of({{"target", run.target},
                          {"model", std::string(run.model == "logistic" ? "logistic1" : "power")},
                          {"skeleton", run.skeleton},
                          {"prior_sd", run.prior_sd},
                          {"weights", run.weights},
                          {"no_skipping", run.no_skipping},
                          {"max_patients", std::int64_t{run.patients}},
                          {"start_dose", std::int64_t{run.start}}}),
      design::numbered_ladder(run.truth.size()));
  if (!design) return core::failure(design.error());
  oc::TrialTiming timing;
  timing.accrual = {run.poisson ? oc::AccrualLaw::poisson : oc::AccrualLaw::fixed,
                    run.window / run.rate, oc::FirstArrival::after_one_gap,
                    oc::WhenSuspended::goes_elsewhere};
  timing.dlt = {oc::OnsetLaw::uniform, run.window, {}};
  return simulate_for_check(*design, {run.truth}, timing, trials);
}

}  // namespace caudata::io
