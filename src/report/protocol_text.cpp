// SPDX-License-Identifier: Apache-2.0
#include "report/protocol_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "design/entry.hpp"
#include "oc/verdict_rows.hpp"
#include "report/number_text.hpp"
#include "report/search_page.hpp"

namespace caudata::report {
namespace {

/// Yap C, Solovyeva O, de Bono J, et al. Enhancing reporting quality and impact of early phase
/// dose-finding clinical trials: CONSORT Dose-finding Extension (CONSORT-DEFINE) guidance. BMJ
/// 2023;383:e076387, table 1; in our words.
constexpr const char* define_items =
    "Items of CONSORT-DEFINE (Yap et al., BMJ 2023;383:e076387) that this text speaks to:\n\n"
    "- 3a.1: the elements of the design: how the dose goes up and down, the groups, rules set "
    "beforehand. First three paragraphs.\n"
    "- 3a.2: the course of the trial from one part to the next. Second paragraph; `caudata oc FILE "
    "--tables DIR` adds the decision tables.\n";

std::string parts_text(const trial::Comparison& comparison) {
  std::string text;
  for (const trial::Part& part : comparison.parts) {
    text += fmt::format(
        "Part {} has the dose levels {} ({}). ", part.name, fmt::join(part.doses, ", "),
        part.dosing_days.size() == 1 ? std::string("one dose")
                                     : fmt::format("{} doses", part.dosing_days.size()));
    if (part.sentinels > 0)
      text +=
          fmt::format("{} of each cohort {} dosed alone and observed for {} first. ",
                      part.sentinels == 1 ? "The first patient"
                                          : fmt::format("The first {} patients", part.sentinels),
                      part.sentinels == 1 ? "is" : "are", days(part.sentinel_hold));
    if (part.stagger.value() > 0)
      text += fmt::format("Later patients are dosed at least {} apart. ", days(part.stagger));
    text += fmt::format(
        "Dose-limiting toxicities count for {} from the {} dose; a review of {} "
        "precedes each decision. ",
        days(part.dlt_window),
        part.dlt_window_from == trial::WindowFrom::last_dose ? "last" : "first",
        days(part.safety_review));
    if (part.gate)
      text += part.gate->requires_what == design::GateRule::same_dose_cleared
                  ? fmt::format("A dose opens in {} once {} has cleared the same dose. ", part.name,
                                part.gate->part)
                  : fmt::format("{} opens once {} has concluded, up to its conclusion. ", part.name,
                                part.gate->part);
  }
  text.pop_back();
  return text;
}

std::string options_text(const design::DesignEntry& entry, const trial::ComparedDesign& design) {
  std::string text;
  for (const design::OptionSpec& spec : entry.options)
    text += fmt::format(
        "- `{}` = {}: {}\n", spec.name,
        option_text(design::option_or_fallback(design.options, entry.options, spec.name)),
        spec.meaning);
  return text;
}

std::string limits_text(const trial::DesignLimits& limits) {
  std::string text;
  if (limits.max_evaluable > 0)
    text += fmt::format("No cohort is begun that would bring the evaluable patients above {}. ",
                        limits.max_evaluable);
  if (limits.max_dlt > 0)
    text += fmt::format("The trial stops at {} dose-limiting toxicities. ", limits.max_dlt);
  return text;
}

std::string range_of(const oc::OperatingCharacteristics& rows, const char* metric) {
  double least = 1, most = 0;
  for (const oc::Estimate& row : rows) {
    if (row.metric != metric || row.scenario == oc::averaged_scenario || !row.part.empty())
      continue;
    least = std::min(least, row.value);
    most = std::max(most, row.value);
  }
  return fmt::format("{} to {} %", fixed(100 * least, 1), fixed(100 * most, 1));
}

std::string characteristics_text(const trial::Comparison& comparison,
                                 const oc::ContenderResult& result) {
  const bool exact = result.contender.method == oc::Method::exact;
  std::string text = fmt::format(
      "Operating characteristics were {} under {} scenarios. A level counts as tolerated if its "
      "true probability of a dose-limiting toxicity is at most {}. The probability of naming the "
      "highest tolerated level is {}, of naming a level above it {}.",
      exact ? "computed exactly, by enumeration of every course of the trial,"
            : fmt::format("simulated ({} trials each)", with_commas(result.contender.trials)),
      comparison.scenarios.size(), shortest(comparison.plan.tolerated),
      range_of(result.rows, "p_correct"), range_of(result.rows, "p_overdose"));
  if (exact)
    text += fmt::format(" At most {} patients are treated.", result.contender.most_patients);
  return text;
}

}  // namespace

std::string protocol_text(const trial::Comparison& comparison, const trial::ComparedDesign& design,
                          const oc::ContenderResult& result) {
  const design::DesignEntry& entry = *design::find_design(design.design);
  return fmt::format(
      "Dose escalation follows the {} design: {}. {}\n\n{}\n\n{}The options of the design are:\n\n"
      "{}\n{}\n\n{}",
      entry.name, entry.summary, entry.citation, parts_text(comparison), limits_text(design.limits),
      options_text(entry, design), characteristics_text(comparison, result), define_items);
}

}  // namespace caudata::report
