// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "oc/estimate_error.hpp"
#include "report/missed_text.hpp"
#include "report/number_text.hpp"
#include "report/sections/sections.hpp"
#include "trial/follow_up.hpp"

namespace caudata::report {
namespace {

using isncsci::AsiaImpairmentScale;
using oc::VisitRecovery;

constexpr AsiaImpairmentScale all_grades[] = {AsiaImpairmentScale::a, AsiaImpairmentScale::b,
                                              AsiaImpairmentScale::c, AsiaImpairmentScale::d,
                                              AsiaImpairmentScale::e};

Cell share_cell(std::uint64_t k, std::uint64_t n) {
  const oc::Measured p = oc::share(k, n);
  return {fmt::format("{} ± {}", fixed(100 * p.value, 1), fixed(100 * p.error, 1)), p.value};
}

std::uint64_t from_grade(const VisitRecovery& seen, AsiaImpairmentScale before) {
  std::uint64_t patients = 0;
  for (const auto after : all_grades) patients += seen.conversions.count(oc::grades(before, after));
  return patients;
}

Table conversions(const std::string& visit, const VisitRecovery& seen, std::size_t ordinal) {
  Table table{fmt::format("recovery-conversion-{}", ordinal),
              "AIS grade at baseline and at " + visit + ", percent of the patients of a row",
              {{"at baseline", "", Align::left}, {"patients", "", Align::right}},
              {},
              {},
              Fold::open};
  for (const auto after : all_grades)
    table.columns.push_back({std::string(1, letter(after)), "%", Align::right});
  for (const auto before : all_grades) {
    const std::uint64_t patients = from_grade(seen, before);
    if (patients == 0) continue;
    std::vector<Cell> row{{std::string("AIS ") + letter(before), {}},
                          {with_commas(patients), static_cast<double>(patients)}};
    for (const auto after : all_grades)
      row.push_back(share_cell(seen.conversions.count(oc::grades(before, after)), patients));
    table.rows.push_back(std::move(row));
  }
  table.notes = {"± Monte Carlo standard error, over patients of all simulated trials."};
  return table;
}

double standard_deviation(const oc::PointSums& sums) {
  const oc::Measured mean = oc::mean(sums.points, sums.patients);
  return mean.error * std::sqrt(static_cast<double>(sums.patients));
}

/// "4.41 ± 0.02 (SD 6.5)"
Cell points_cell(const oc::PointSums& sums) {
  if (sums.patients == 0) return {"–", {}};
  const oc::Measured mean = oc::mean(sums.points, sums.patients);
  return {fmt::format("{} ± {} (SD {})", fixed(mean.value, 2), fixed(mean.error, 2),
                      fixed(standard_deviation(sums), 1)),
          mean.value};
}

Table changes(const ReportInput& input, const oc::NaturalRecovery& recovery) {
  Table table{"recovery-change",
              "Change from baseline by visit, points: mean ± Monte Carlo standard error (SD)",
              {{"visit", "", Align::left},
               {"examined", "", Align::right},
               {"UEMS", "", Align::right},
               {"LEMS", "", Align::right},
               {"motor score", "", Align::right},
               {"light touch", "", Align::right},
               {"pin prick", "", Align::right}},
              {},
              {},
              Fold::open};
  for (std::size_t v = 0; v < recovery.visits.size(); ++v) {
    const VisitRecovery& seen = recovery.visits[v];
    if (seen.examined == 0) continue;
    table.rows.push_back({{input.protocol.visits[v].name, {}},
                          {with_commas(seen.examined), static_cast<double>(seen.examined)},
                          points_cell(seen.uems),
                          points_cell(seen.lems),
                          points_cell(seen.motor),
                          points_cell(seen.light_touch),
                          points_cell(seen.pin_prick)});
  }
  table.notes = {
      "Who has a score of the sum not testable, then or at baseline, is missing from it."};
  return table;
}

/// Rows of the motor level: lost or unchanged, one, two, more.
struct LevelGain {
  const char* words;
  int least, most;
};
constexpr LevelGain level_gains[] = {
    {"none or lost", -100, 0}, {"one", 1, 1}, {"two", 2, 2}, {"more than two", 3, 100}};

Table motor_levels(const std::string& visit, const VisitRecovery& seen, std::size_t ordinal) {
  Table table{fmt::format("recovery-motor-level-{}", ordinal),
              "Motor levels gained by " + visit + ", on the side that gained more",
              {{"levels", "", Align::left}, {"patients", "%", Align::right}},
              {},
              {},
              Fold::open};
  for (const LevelGain& gain : level_gains) {
    std::uint64_t patients = 0;
    for (const auto& [levels, n] : seen.motor_levels.counts())
      if (levels >= gain.least && levels <= gain.most) patients += n;
    table.rows.push_back({{gain.words, {}}, share_cell(patients, seen.motor_levels.total())});
  }
  table.notes = {fmt::format(
      "Of {} patients whose motor level is known at both examinations, whatever their level of "
      "injury. Above C5, from T2 to L1 and below S1 no key muscle tells the motor level: it "
      "follows the sensory one.",
      with_commas(seen.motor_levels.total()))};
  return table;
}

/// The visits that are the last with an examination for some part, in the order of the protocol.
std::vector<std::size_t> last_visits(const trial::Protocol& protocol) {
  std::vector<std::size_t> last;
  for (const trial::Part& part : protocol.parts)
    if (const auto visit = trial::last_examination(protocol, part)) last.push_back(*visit);
  std::ranges::sort(last);
  last.erase(std::unique(last.begin(), last.end()), last.end());
  return last;
}

std::string interval(const std::optional<double>& lower, const std::optional<double>& upper) {
  if (!lower || !upper) return "–";
  return fixed(*lower, 3) + " to " + fixed(*upper, 3);
}

Table published_table(const PublishedRecovery& published) {
  Table table{"recovery-published",
              "Published numbers beside the virtual population, as caudata validate stored them",
              {{"target", "", Align::left},
               {"result", "", Align::left},
               {"observed", "", Align::right},
               {"allowed", "", Align::right},
               {"predicted", "", Align::right},
               {"90 % interval", "", Align::right},
               {"whom and when", "", Align::left},
               {"use", "", Align::left},
               {"source", "", Align::left}},
              {},
              {},
              Fold::folded};
  for (const PublishedNumber& n : published.numbers)
    table.rows.push_back({{n.id, {}},
                          {n.verdict, {}},
                          {fixed(n.observed, 3), n.observed},
                          {interval(n.allowed_lower, n.allowed_upper), n.allowed_lower},
                          n.predicted ? Cell{fixed(*n.predicted, 3), *n.predicted} : Cell{"–", {}},
                          {interval(n.lower_90, n.upper_90), n.lower_90},
                          {n.population + "; " + n.statistic, {}},
                          {n.split, {}},
                          {n.source, {}}});
  table.notes = {published.made_from};
  return table;
}

std::string how_it_is_missed(const PublishedNumber& n) {
  return fmt::format("{}: observed {}, {}. {}", n.id, fixed(n.observed, 3),
                     n.predicted ? "predicted " + fixed(*n.predicted, 3) : "not judged",
                     why_missed(n.predicted ? n.why_missed : n.why_not, n.source));
}

void add_published(Section& section, const std::optional<PublishedRecovery>& published) {
  section.blocks.push_back(Heading{"Beside published numbers"});
  if (!published) {
    section.blocks.push_back(
        Claim{"No stored output of caudata validate was found beside the data: how near this "
              "population is to published recovery is not shown here.",
              Tone::limit});
    return;
  }
  std::vector<std::string> not_met, not_judged;
  for (const PublishedNumber& n : published->numbers)
    if (n.verdict != "passed") (n.predicted ? not_met : not_judged).push_back(how_it_is_missed(n));
  section.blocks.push_back(
      Claim{"Published cohorts were examined on other days, at other levels and in other countries "
            "than the patients of this trial. So the virtual population is held against each of "
            "them with the cohort's own patients and days, not with those of the tables above.",
            Tone::plain});
  const std::size_t judged = published->numbers.size() - not_judged.size();
  if (!not_met.empty())
    section.blocks.push_back(
        List{fmt::format("{} of {} published numbers are not met", not_met.size(), judged), not_met,
             Tone::limit});
  if (!not_judged.empty())
    section.blocks.push_back(
        List{fmt::format("{} more are not judged: too few virtual persons", not_judged.size()),
             not_judged, Tone::limit});
  section.blocks.push_back(published_table(*published));
}

std::string examiners(const trial::Protocol& protocol) {
  if (protocol.conduct.examiners == patient::Blinding::masked)
    return "Examiners' errors are part of it.";
  return "Examiners' errors are part of it, and so is their bias: they know of the treatment, and "
         "err upwards more often than down.";
}

}  // namespace

Section natural_recovery(const ReportInput& input) {
  Section section{"recovery", "Natural recovery of the simulated arm", {}};
  section.blocks.push_back(
      Claim{"No treatment effect is simulated: what the tables show is natural recovery, as the "
            "trial's examiners see it. " +
                examiners(input.protocol) +
                " It is what a trial without a control group would see if the product did "
                "nothing.",
            Tone::limit});
  if (input.recovery) {
    const oc::NaturalRecovery& sums = input.recovery->sums;
    section.blocks.push_back(
        Claim{"Patients of the scenario \"" + input.recovery->scenario +
                  "\". The same persons come to screening under every scenario; "
                  "who is dosed differs.",
              Tone::plain});
    for (const std::size_t v : last_visits(input.protocol)) {
      if (v >= sums.visits.size() || sums.visits[v].examined == 0) continue;
      const std::string& visit = input.protocol.visits[v].name;
      section.blocks.push_back(conversions(visit, sums.visits[v], v + 1));
      if (sums.visits[v].motor_levels.total() > 0)
        section.blocks.push_back(motor_levels(visit, sums.visits[v], v + 1));
    }
    section.blocks.push_back(changes(input, sums));
  }
  add_published(section, input.published);
  return section;
}

}  // namespace caudata::report
