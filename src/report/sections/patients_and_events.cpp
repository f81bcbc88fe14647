// SPDX-License-Identifier: Apache-2.0
#include "report/figures/figures.hpp"
#include "report/number_text.hpp"
#include "report/oc_index.hpp"
#include "report/sections/sections.hpp"

namespace caudata::report {
namespace {

struct Measure {
  const char* metric;
  const char* title;
};

Cell cell(const oc::Estimate* e) {
  if (e != nullptr && e->metric.rfind("p_", 0) == 0)
    return {percent_with_error(*e) + " %", e->value};
  return value_with_error(e);
}

Table per_level(const ReportInput& input, const OcIndex& oc, const char* id, const char* caption,
                const std::vector<Measure>& measures) {
  Table table{id, caption, {{"scenario", "", Align::left}, {"level", "", Align::left}},
              {}, {},      Fold::open};
  for (const Measure& m : measures) table.columns.push_back({m.title, "", Align::right});
  for (const trial::Scenario& s : input.protocol.scenarios)
    for (const trial::Part& part : input.protocol.parts)
      for (const std::string& dose : part.doses) {
        std::vector<Cell> row{{s.name, {}}, {part.name + " " + dose, {}}};
        for (const Measure& m : measures)
          row.push_back(cell(oc.best(s.name, {part.name, dose}, m.metric)));
        table.rows.push_back(row);
      }
  return table;
}

Table per_trial(const ReportInput& input, const OcIndex& oc) {
  static const std::vector<Measure> measures{{"mean_screened", "screened"},
                                             {"mean_screen_failures", "screen failures"},
                                             {"mean_treated", "dosed"},
                                             {"mean_evaluable", "evaluable"},
                                             {"mean_replaced", "replaced"},
                                             {"mean_withdrawals", "withdrawals"},
                                             {"mean_missed_doses", "missed doses"}};
  Table table{"disposition", "Disposition, mean per trial", {{"scenario", "", Align::left}}, {}, {},
              Fold::open};
  for (const Measure& m : measures) table.columns.push_back({m.title, "", Align::right});
  for (const trial::Scenario& s : input.protocol.scenarios) {
    std::vector<Cell> row{{s.name, {}}};
    for (const Measure& m : measures) row.push_back(cell(oc.best(s.name, {}, m.metric)));
    table.rows.push_back(row);
  }
  return table;
}

}  // namespace

Section patients_and_events(const ReportInput& input) {
  const OcIndex oc(input.estimates);
  Section section{"patients", "Patients and adverse events", {}};
  section.blocks.push_back(patients_per_level(input));
  section.blocks.push_back(per_trial(input, oc));
  Table dlts = per_level(input, oc, "dlts-per-level",
                         "Patients and dose-limiting toxicities per level, mean per trial",
                         {{"p_level_treated", "level treated"},
                          {"mean_evaluable", "evaluable"},
                          {"mean_dlt", "DLT"},
                          {"mean_late_dlt", "late DLT"},
                          {"mean_missed_dlt", "missed DLT"}});
  dlts.notes = {
      "Late: after the window. Missed: a product event of DLT grade that the site judged "
      "unrelated."};
  section.blocks.push_back(dlts);
  Table events =
      per_level(input, oc, "events-per-level", "Adverse events per level, mean per trial",
                {{"mean_treated", "dosed"},
                 {"mean_adverse_events", "AEs"},
                 {"mean_serious_adverse_events", "SAEs"},
                 {"p_patient_with_sae", "patients with an SAE"},
                 {"mean_deaths", "deaths, any cause"}});
  events.notes = {
      "Most serious events are complications of the injury: background that would be seen without "
      "the product."};
  section.blocks.push_back(events);
  Table recovery = per_level(input, oc, "natural-recovery",
                             "Natural recovery in dosed patients, half a year after the first dose",
                             {{"mean_uems_change", "UEMS change, points"},
                              {"mean_lems_change", "LEMS change, points"},
                              {"p_ais_improved", "AIS improved"},
                              {"p_ais_worsened", "AIS worsened"}});
  recovery.notes = {
      "No treatment effect is simulated. This is what an uncontrolled trial would see anyway, and "
      "no sign of efficacy. Patients with a grade or a motor score undetermined are missing."};
  recovery.fold = Fold::folded;
  section.blocks.push_back(recovery);
  return section;
}

}  // namespace caudata::report
