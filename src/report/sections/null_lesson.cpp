// SPDX-License-Identifier: Apache-2.0
#include "report/sections/null_lesson.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/conversion_bias.hpp"
#include "report/null_lesson.hpp"
#include "report/number_text.hpp"
#include "report/published_control.hpp"
#include "report/sections/sections.hpp"
#include "report/single_arm_example.hpp"

namespace caudata::report {
namespace {

using isncsci::AsiaImpairmentScale;

std::vector<double> values(const std::vector<oc::Measured>& measured) {
  std::vector<double> all;
  for (const oc::Measured& m : measured) all.push_back(m.value);
  return all;
}

Cell chance_cell(const oc::Measured& p) {
  if (p.error == 0) return {percent(p.value, 0), p.value};
  return {percent(p.value, p.error) + " ± " + percent(p.error, p.error), p.value};
}

Table rows_by_number(std::string id, std::string caption, int patients) {
  Table table{std::move(id), std::move(caption), {{"at least", "", Align::right}}, {}, {},
              Fold::open};
  for (int k = 0; k <= patients; ++k)
    table.rows.push_back({{fmt::format("{} of {}", k, patients), static_cast<double>(k)}});
  return table;
}

void add_column(Table& table, const std::string& title, const std::vector<oc::Measured>& chances) {
  table.columns.push_back({title, "%", Align::right});
  for (std::size_t k = 0; k < chances.size(); ++k) table.rows[k].push_back(chance_cell(chances[k]));
}

/// What is exact has no error.
std::vector<oc::Measured> binomial(int patients, double p) {
  const std::vector<oc::ConverterGroup> group{{patients, p}};
  std::vector<oc::Measured> chances;
  for (const double chance : oc::upper_tail(oc::converter_distribution(group)))
    chances.push_back({chance, 0});
  return chances;
}

/// The first column once more, with published rates in the place of simulated ones.
void add_sensitivity(Table& table, const oc::NaturalRecovery& recovery, int patients) {
  const auto p = improve_at_published_rates(recovery);
  if (!p) return;
  add_column(table, "patients who improve by any AIS grade, AIS A at published rates",
             binomial(patients, *p));
  table.notes.push_back(fmt::format(
      "AIS A at published rates: those with AIS A improve in {} % (cervical), {} % (T1 to T9) and "
      "{} % (below, the rate of T10 to T12), the others as simulated ({}). These rates are from "
      "a baseline within {} days after injury to day {}, so they are too high for a trial whose "
      "baseline is later and whose end is not. The column has no ±: its error, from the simulated "
      "mix and grades, is about that of the first.",
      fixed(100 * model_systems_cervical.p, 1), fixed(100 * model_systems_t1_t9.p, 1),
      fixed(100 * model_systems_t10_t12.p, 1), model_systems_cervical.source,
      model_systems_cervical.baseline_to, model_systems_cervical.horizon));
}

/// "patients with AIS A or B who go to AIS C, D or E"
std::string title(const ConverterDefinition& d) { return fmt::format("{} who {}", d.who, d.words); }

Table as_enrolled(const oc::NaturalRecovery& recovery, int patients) {
  Table table = rows_by_number(
      fmt::format("null-lesson-{}", patients),
      fmt::format("Without any effect: chance that at least so many of {} patients", patients),
      patients);
  for (const ConverterDefinition& d : converter_definitions(recovery))
    if (d.patients->total() > 0) add_column(table, title(d), oc::at_least(pooled(d), patients));
  table.notes = {
      fmt::format(
          "From baseline to the last examination, in patients in whom both show it. A column about "
          "some patients is about a trial of {} such patients: only AIS A and B can become motor "
          "incomplete, and motor levels are counted in cervical injuries, because elsewhere few "
          "key muscles or none tell the motor level.",
          patients),
      "Every trial has its own mix of levels and grades, drawn as the simulated trials enrolled "
      "them. ± Monte Carlo standard error; how far the model may be from the truth is not in it."};
  add_sensitivity(table, recovery, patients);
  return table;
}

/// What a trial would see that happened to enrol one grade alone.
Table by_grade(const oc::NaturalRecovery& recovery) {
  const ConverterDefinition any = converter_definitions(recovery).front();
  Table table = rows_by_number(
      "null-lesson-by-grade",
      fmt::format(
          "Chance that at least so many of {} patients {}, if all have one grade at baseline",
          lesson_patients, any.words),
      lesson_patients);
  for (const auto grade : {AsiaImpairmentScale::a, AsiaImpairmentScale::b, AsiaImpairmentScale::c,
                           AsiaImpairmentScale::d}) {
    const oc::Conversions of_grade = pooled(any, grade);
    if (of_grade.patients > 0)
      add_column(table, std::string("all AIS ") + letter(grade),
                 oc::at_least(of_grade, lesson_patients));
  }
  table.fold = Fold::folded;
  return table;
}

/// Precondition: nothing is open.
std::string in_words(const trial::Baseline& baseline) {
  return fmt::format("AIS {}, {}", letter(*baseline.ais), name(*baseline.part));
}

Table by_stratum(const oc::NaturalRecovery& recovery) {
  const auto definitions = converter_definitions(recovery);
  Table table{"null-lesson-strata",
              "Who was enrolled, and how many of them converted without treatment",
              {{"at baseline", "", Align::left}, {"share of patients", "%", Align::right}},
              {},
              {},
              Fold::folded};
  for (const ConverterDefinition& d : definitions)
    table.columns.push_back({d.words, "%", Align::right});
  const double all = static_cast<double>(recovery.graded.total());
  std::uint64_t open = 0;
  for (const auto& [stratum, patients] : recovery.graded.counts()) {
    const trial::Baseline baseline = oc::baseline_of(stratum);
    if (!baseline.part) {
      open += patients;
      continue;
    }
    const double share = static_cast<double>(patients) / all;
    std::vector<Cell> row{{in_words(baseline), {}}, {fixed(100 * share, 1), share}};
    for (const ConverterDefinition& d : definitions) {
      const std::uint64_t of = d.patients->count(stratum);
      row.push_back(of == 0 ? Cell{"–", {}}
                            : chance_cell(oc::share(d.converted->count(stratum), of)));
    }
    table.rows.push_back(std::move(row));
  }
  table.notes = {fmt::format(
      "Shares are of the {} patients with an AIS at baseline and at the last examination; in {} of "
      "them the level at baseline leaves the part of the cord open, and they are in no row. –: "
      "nobody of the row can improve so, or in nobody could it be seen.",
      with_commas(recovery.graded.total()), with_commas(open))};
  return table;
}

/// "AIS A, T1 to T9: 9.1 % (95 % interval 7.1 to 11.5, n = 663) from ... to day 365 ..."
std::string in_words(const PublishedConversion& rate) {
  std::string text = fmt::format("{}: {} %", rate.patients, fixed(100 * rate.p, 1));
  if (rate.n > 0)
    text += fmt::format(" (95 % interval {} to {}, n = {})", fixed(100 * rate.lower, 1),
                        fixed(100 * rate.upper, 1), rate.n);
  return text + fmt::format(
                    " gained a grade or more from a baseline on days {} to {} to day {}, "
                    "both after injury. {}.",
                    rate.baseline_from, rate.baseline_to, rate.horizon, rate.source);
}

Claim early_baselines() {
  int earliest = published_conversions.front().baseline_to, latest = earliest;
  for (const PublishedConversion& rate : published_conversions) {
    earliest = std::min(earliest, rate.baseline_to);
    latest = std::max(latest, rate.baseline_to);
  }
  return {fmt::format(
              "The baselines of these rates lie at most {} to {} days after injury. Who converts "
              "early has left AIS A before a later baseline, so for a trial whose baseline is "
              "later the rates, and the chances below, are too high.",
              earliest, latest),
          Tone::limit};
}

Claim what_it_is() {
  return {
      "Patients with a recent injury recover by themselves. A trial without a control group "
      "counts that recovery as its own.",
      Tone::plain};
}

}  // namespace

Section null_lesson(const ReportInput& input) {
  Section section{"null-lesson", "What a trial without controls shows if nothing works", {}};
  section.blocks.push_back(what_it_is());
  if (!input.recovery || input.recovery->sums.graded.total() == 0) {
    section.blocks.push_back(
        Claim{"No patient of this run has a grade at baseline and at the last examination: the "
              "chance of converters cannot be given.",
              Tone::limit});
    section.blocks.push_back(single_arm_warning());
    return section;
  }
  const oc::NaturalRecovery& recovery = input.recovery->sums;
  for (const int patients : lesson_sizes(input.protocol.identity.planned_patients))
    for (const ConverterDefinition& d : converter_definitions(recovery))
      if (d.patients->total() > 0)
        section.blocks.push_back(
            Claim{in_words(values(oc::at_least(pooled(d), patients)), d.who, d.words), Tone::note});
  section.blocks.push_back(single_arm_warning());
  if (input.published)
    if (const ConversionBias bias = conversion_bias(*input.published); bias.rates > 0)
      section.blocks.push_back(in_words(bias));
  for (const int patients : lesson_sizes(input.protocol.identity.planned_patients))
    section.blocks.push_back(as_enrolled(recovery, patients));
  section.blocks.push_back(by_grade(recovery));
  section.blocks.push_back(by_stratum(recovery));
  return section;
}

Section null_lesson(const ComparisonInput& input) {
  Section section{"null-lesson", "What a trial without controls shows if nothing works", {}};
  section.blocks.push_back(what_it_is());
  section.blocks.push_back(
      Claim{"A comparison of designs simulates no patients, so the chances below rest on published "
            "rates of conversion in AIS A. caudata run on a protocol gives them for the patients "
            "whom the trial would enrol.",
            Tone::plain});
  section.blocks.push_back(early_baselines());
  section.blocks.push_back(single_arm_warning());
  for (const int patients : lesson_sizes(input.comparison.plan.planned_patients)) {
    Table table = rows_by_number(
        fmt::format("null-lesson-{}", patients),
        fmt::format("Without any effect: chance that at least so many of {} patients improve by an "
                    "AIS grade",
                    patients),
        patients);
    for (const PublishedConversion& rate : published_conversions) {
      add_column(table, fmt::format("{} ({} %)", rate.patients, fixed(100 * rate.p, 1)),
                 binomial(patients, rate.p));
      table.notes.push_back(in_words(rate));
    }
    section.blocks.push_back(std::move(table));
  }
  return section;
}

}  // namespace caudata::report
