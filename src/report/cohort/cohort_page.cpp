// SPDX-License-Identifier: Apache-2.0
#include "report/cohort/cohort_page.hpp"

#include <fmt/format.h>

#include "oc/estimate_error.hpp"
#include "report/cohort/cohort_figures.hpp"
#include "report/examination_text.hpp"
#include "report/figures/segment_map.hpp"
#include "report/number_text.hpp"
#include "report/region_text.hpp"

namespace caudata::report {
namespace {

/// Persons complete at admission, and those of them who are C, D or E at the last examination.
struct Converters {
  std::uint64_t complete{0}, motor_incomplete{0};
};
Converters converters(const oc::CohortSums& sums) {
  Converters found;
  const auto& counts = sums.occasions.back().grade.front();
  for (std::size_t grade = 0; grade < counts.size(); ++grade) {
    found.complete += counts[grade];
    if (grade >= static_cast<std::size_t>(isncsci::AsiaImpairmentScale::c))
      found.motor_incomplete += counts[grade];
  }
  return found;
}

/// "21.3 ± 0.4 %"
std::string share_text(std::uint64_t part, std::uint64_t all) {
  if (all == 0) return "–";
  const oc::Measured share = oc::share(part, all);
  return fmt::format("{} ± {} %", percent(share_of(part, all), share.error),
                     percent(share.error, share.error));
}

std::string median_text(const oc::Histogram& histogram) {
  if (histogram.total() == 0) return "–";
  const oc::Measured median = oc::quantile(histogram, 0.5);
  return fmt::format("{} ± {}", fixed(median.value, 0), fixed(median.error, 1));
}

KeyFigures key_figures(const CohortInput& input) {
  const oc::CohortSums& sums = input.sums;
  const Converters a = converters(sums);
  return {{{share_text(sums.eligible, sums.persons), "eligible and consenting"},
           {with_commas(sums.persons), "persons who come to screening"},
           {median_text(sums.age), "median age, years"},
           {share_text(a.complete, sums.persons), "AIS A at admission"},
           {share_text(a.motor_incomplete, a.complete),
            "of AIS A motor incomplete at the last examination, untreated"}}};
}

Claim what_the_errors_are(const oc::CohortSums& sums) {
  return {fmt::format("±: Monte Carlo standard error. All numbers of this page are of a sample of "
                      "{} persons; more of them (--n) make it smaller.",
                      with_commas(sums.persons)),
          Tone::note};
}

List limits(const CohortInput& input) {
  return {
      "Limits",
      {"Virtual persons: a model of injury and natural recovery. No patient data, no treatment.",
       "Examinations are true states: no examiner's error, no mark, everything testable. "
       "Eligibility alone is judged from the worksheet of an examiner, who errs.",
       "Events, deaths and dropout are not simulated here: everyone is seen at every "
       "examination.",
       "Grade E is practically never reached; in published cohorts a few percent recover in full.",
       fmt::format("The model has {} parameters; {} of them are assumptions without a source of "
                   "numbers (grade C).",
                   input.grades.total(), input.grades.assumed)},
      Tone::limit};
}

std::string part_of_the_queue(const CohortInput& input) {
  const std::uint64_t first = input.first.value();
  if (first == 1) return {};
  return fmt::format(
      "A part of a cohort: persons {} to {} of the queue. All numbers are of these persons "
      "alone.",
      with_commas(first), with_commas(first + input.sums.persons - 1));
}

Section opening(const CohortInput& input) {
  Section section = {
      "cohort",
      "The cohort",
      {Claim{fmt::format("{} virtual persons of {} as they would come to the screening of {}, "
                         "before eligibility, followed from injury under natural recovery "
                         "alone.",
                         with_commas(input.sums.persons), region_text(input.region),
                         input.protocol.identity.id),
             Tone::note},
       key_figures(input), what_the_errors_are(input.sums), limits(input)}};
  const std::string part = part_of_the_queue(input);
  if (!part.empty()) section.blocks.insert(section.blocks.begin() + 1, Claim{part, Tone::note});
  return section;
}

/// "A 58.5 %, B 16.4 %, …"
std::string shares(const oc::CohortSums::GradeCounts& grades, std::uint64_t all) {
  std::string text;
  for (std::size_t g = 0; g < grades.size(); ++g)
    text +=
        fmt::format("{}{} {} %", g > 0 ? ", " : "", grade_letter(g), percent_of(grades[g], all));
  return text;
}

Section screening(const CohortInput& input) {
  Section section{"screening", "Who is eligible", {cohort_screening_funnel(input)}};
  const oc::CohortSums& sums = input.sums;
  if (sums.eligible > 0)
    section.blocks.push_back(Claim{
        fmt::format("AIS at screening of those judged eligible: on the worksheet {}, open {} %; in "
                    "truth {}.",
                    shares(sums.eligible_grade, sums.eligible),
                    percent_of(sums.eligible_grade_open, sums.eligible),
                    shares(sums.eligible_true_grade, sums.eligible)),
        Tone::plain});
  return section;
}

Table fit_table(const oc::CohortSums& sums) {
  Table table{
      "fit",
      "Injuries drawn until the examination of admission had the person's level and grade",
      {{"AIS at admission", "", Align::left},
       {"part of the cord", "", Align::left},
       {"persons", "", Align::right},
       {"textbook stand-ins", "", Align::right},
       {"attempts, mean", "", Align::right},
       {"attempts, median", "", Align::right},
       {"attempts, 95th percentile", "", Align::right},
       {"attempts rejected", "", Align::right}},
      {},
      {fmt::format("A person gets at most {} attempts; then a sharp textbook lesion of that "
                   "level and grade stands in. Attempts are of the injuries that were "
                   "drawn.",
                   patient::most_attempts)},
      Fold::open};
  for (std::size_t grade = 0; grade < sums.fit.size(); ++grade) {
    for (std::size_t part = 0; part < sums.fit[grade].size(); ++part) {
      const oc::CohortSums::FitCounts& fit = sums.fit[grade][part];
      const std::uint64_t drawn = fit.attempts.total(), persons = drawn + fit.textbook;
      if (persons == 0) continue;
      const double mean = drawn > 0 ? fit.attempts.mean() : 0;
      const double rejected = (mean - 1) * static_cast<double>(drawn) +
                              static_cast<double>(fit.textbook * patient::most_attempts);
      const auto quantile = [&](double q) {
        if (drawn == 0) return Cell{"–", {}};
        const int attempts = fit.attempts.quantile(q);
        return Cell{std::to_string(attempts), static_cast<double>(attempts)};
      };
      table.rows.push_back({{std::string(1, grade_letter(grade)), {}},
                            {name(static_cast<patient::CordPart>(part)), {}},
                            {with_commas(persons), static_cast<double>(persons)},
                            {with_commas(fit.textbook), static_cast<double>(fit.textbook)},
                            drawn > 0 ? Cell{fixed(mean, 1), mean} : Cell{"–", {}},
                            quantile(0.5),
                            quantile(0.95),
                            {with_commas(static_cast<std::uint64_t>(rejected + 0.5)), rejected}});
    }
  }
  return table;
}

Section fit(const CohortInput& input) {
  std::uint64_t textbook = 0;
  for (const auto& grade : input.sums.fit)
    for (const auto& part : grade) textbook += part.textbook;
  return {
      "fit",
      "How injuries were drawn",
      {Claim{fmt::format("An injury is proposed for the person's level and grade and kept if the "
                         "examination of day {} classifies so. {} of {} persons ({} %) have a "
                         "textbook lesion because no proposal did.",
                         input.reference_day.value(), with_commas(textbook),
                         with_commas(input.sums.persons), percent_of(textbook, input.sums.persons)),
             Tone::plain},
       fit_table(input.sums)}};
}

Section persons(const CohortInput& input) {
  Section section{"persons", "Single persons", {}};
  section.blocks.push_back(
      Claim{"Chosen by rule, not by result. Every score of every examination, and the lesion they "
            "come from.",
            Tone::plain});
  std::size_t ordinal = 0;
  for (const CohortExample& example : input.examples) {
    section.blocks.push_back(Heading{example.rule});
    section.blocks.push_back(
        segment_map(example.series, ++ordinal,
                    {fmt::format("seed {}", input.reproducibility.seed), example.lesion}));
    for (const anatomy::Side side : anatomy::both_sides)
      section.blocks.push_back(
          Claim{describe(example.lesion.side[index(side)], side), Tone::plain});
  }
  return section;
}

Section scores(const CohortInput& input) {
  Section section{"scores", "Motor and sensory scores over time", {}};
  for (const isncsci::ScoreSum score : oc::all_scores)
    section.blocks.push_back(score_bands(input, score));
  return section;
}

Section again(const Reproducibility& r) {
  return {"again",
          "How to make it again",
          {Claim{fmt::format("Command, in the folder of this file: {}", r.canonical_command),
                 Tone::plain},
           Table{"identity",
                 "What decides the bytes",
                 {{"what", "", Align::left}, {"value", "", Align::left}},
                 {{{"version", {}}, {r.version, {}}},
                  {{"source", {}}, {r.source_hash, {}}},
                  {{"compiler", {}}, {r.compiler, {}}},
                  {{"flags", {}}, {r.flags, {}}},
                  {{"protocol", {}}, {r.protocol_hash, {}}},
                  {{"data", {}}, {r.data_hash, {}}},
                  {{"seed", {}}, {std::to_string(r.seed), {}}},
                  {{"run id", {}}, {r.run_id, {}}}},
                 {},
                 Fold::open}}};
}

}  // namespace

Document compose(const CohortInput& input) {
  Document document;
  document.title = "Virtual patients: " + input.protocol.identity.title;
  document.subtitle =
      fmt::format("{}, {}, {} persons, seed {}, Caudata {}", input.protocol.identity.id,
                  region_text(input.region), with_commas(input.sums.persons),
                  input.reproducibility.seed, input.reproducibility.version);
  document.banner = {
      "Virtual patients under natural recovery. Not clinical evidence, not a medical device."};
  document.sections = {
      opening(input),   {"covariates", "Who comes", {covariate_distributions(input)}},
      screening(input), {"grades", "Grades over time", {grades_over_time(input)}},
      scores(input),    fit(input),
      persons(input),   again(input.reproducibility)};
  return document;
}

}  // namespace caudata::report
