// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "app/explain/explain.hpp"
#include "report/exact_agreement.hpp"
#include "report/number_text.hpp"
#include "report/oc_index.hpp"

namespace caudata::app {
namespace {

/// Answers of one scenario by metric, exact where there is an exact figure.
class Answers {
 public:
  Answers(const report::OcIndex& index, const std::string& scenario)
      : index_(index), scenario_(scenario) {}

  std::string percent(const char* metric, const report::Place& place = {}) const {
    const oc::Estimate* e = find(metric, place);
    return e == nullptr ? "not known" : report::percent_with_error(*e) + " %";
  }
  double value(const char* metric, const report::Place& place = {}) const {
    const oc::Estimate* e = find(metric, place);
    return e == nullptr ? 0 : e->value;
  }

 private:
  const oc::Estimate* find(const char* metric, const report::Place& place) const {
    return index_.best(scenario_, place, metric);
  }
  const report::OcIndex& index_;
  std::string scenario_;
};

std::string outcomes(const Answers& answers, const design::DoseLadder& ladder) {
  std::string text;
  for (const auto& part : ladder.parts)
    for (const std::string& dose : part.doses) {
      const report::Place at{part.name, dose};
      if (answers.value("p_mtd", at) > 0)
        text +=
            fmt::format("  {:>16}  MTD = {} {}\n", answers.percent("p_mtd", at), part.name, dose);
      if (answers.value("p_maximum_administered", at) > 0)
        text += fmt::format("  {:>16}  maximum administered dose = {} {} (MTD not reached)\n",
                            answers.percent("p_maximum_administered", at), part.name, dose);
      if (answers.value("p_next_part_not_tolerated", at) > 0)
        text += fmt::format("  {:>16}  {} {} is cleared; the next part is not tolerated\n",
                            answers.percent("p_next_part_not_tolerated", at), part.name, dose);
    }
  const auto add = [&](const char* metric, const char* words) {
    if (answers.value(metric) > 0)
      text += fmt::format("  {:>16}  {}\n", answers.percent(metric), words);
  };
  add("p_no_safe_dose", "no safe dose");
  add("p_stopped_for_safety", "stopped for safety");
  add("p_n_reached", "ended by the cap on patients");
  add("p_accrual_ended", "no answer: accrual was too slow");
  return text;
}

std::string size_and_time(const Answers& answers) {
  std::string text = fmt::format(
      "  on average {:.1f} patients dosed, {:.2f} DLTs; last decision after {:.1f} months (median; "
      "10-90 %: {:.1f}-{:.1f})\n",
      answers.value("mean_treated"), answers.value("mean_dlt"),
      answers.value("days_to_decision_median") / core::days_per_month,
      answers.value("days_to_decision_p10") / core::days_per_month,
      answers.value("days_to_decision_p90") / core::days_per_month);
  return text;
}

}  // namespace

std::string explain_run(const io::StoredRun& run, const trial::Study& study,
                        const std::string& folder) {
  const report::OcIndex index(run.estimates);
  const trial::Protocol& p = study.protocol;
  std::string text = fmt::format("{}: {}\n{} trials per scenario, seed {}; design: {}\n",
                                 p.identity.id, p.identity.title, report::with_commas(run.trials),
                                 run.seed, study.escalation.name());
  for (const trial::Scenario& scenario : p.scenarios) {
    const Answers answers(index, scenario.name);
    text += fmt::format("\nIf the truth is \"{}\" ({}):\n{}{}", scenario.name, scenario.summary,
                        outcomes(answers, study.escalation.ladder()), size_and_time(answers));
    if (p.identity.planned_patients)
      text +=
          fmt::format("  more than the {} planned patients: {} dosed, {} evaluable\n",
                      *p.identity.planned_patients, answers.percent("p_treated_exceeds_planned"),
                      answers.percent("p_evaluable_exceeds_planned"));
  }
  if (const auto exact = report::agreement(run.estimates); !exact.by_chance())
    text += "\n" + report::in_words(exact) + "\n";
  text += fmt::format(
      "\nPercentages without ± are exact, and so are mean DLTs where an exact figure exists; "
      "patients dosed and durations are simulated.\n"
      "\nGo on:\n"
      "  report                    {0}/report.html\n"
      "  why a trial went so       caudata explain {0} --scenario \"{1}\" --trial 0\n"
      "  what is assumed           caudata parameters --grade C\n",
      folder, p.scenarios.front().name);
  return text;
}

}  // namespace caudata::app
