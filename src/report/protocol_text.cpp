// SPDX-License-Identifier: Apache-2.0
#include "report/protocol_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "design/entry.hpp"
#include "design/modifier.hpp"
#include "oc/verdict_rows.hpp"
#include "report/define_items.hpp"
#include "report/number_text.hpp"
#include "report/search_page.hpp"
#include "trial/comparison_draft.hpp"
#include "trial/study.hpp"

namespace caudata::report {
namespace {

std::string parts_text(const std::vector<trial::Part>& parts) {
  std::string text;
  for (const trial::Part& part : parts) {
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

std::string options_text(const design::Options& options,
                         std::span<const design::OptionSpec> specs) {
  std::string text;
  for (const design::OptionSpec& spec : specs)
    text += fmt::format("- `{}` = {}: {}\n", spec.name,
                        option_text(design::option_or_fallback(options, specs, spec.name)),
                        spec.meaning);
  return text;
}

std::string modifiers_text(const trial::ComparedDesign& design) {
  std::string text;
  for (const design::NamedModifier& modifier : design.modifiers) {
    const design::ModifierEntry& entry = *design::find_modifier(modifier.name);
    text +=
        fmt::format("\nAround the design stands the rule \"{}\": {}. {}\n\n{}", entry.name,
                    entry.summary, entry.citation, options_text(modifier.options, entry.options));
  }
  return text;
}

std::string replacement_text(const trial::Conduct& conduct) {
  if (!conduct.replace_unevaluable) return "Patients who are not evaluable are not replaced.";
  if (!conduct.most_replacements) return "Patients who are not evaluable are replaced.";
  return fmt::format("Patients who are not evaluable are replaced, at most {} per cohort.",
                     *conduct.most_replacements);
}

/// What the design makes of its options; starts a paragraph where it is anything. Parts are named
/// where it is not the same in all.
std::string resolved_text(const design::DesignEntry& entry, const trial::ComparedDesign& design,
                          const trial::Protocol& protocol) {
  if (entry.resolved == nullptr) return {};
  const design::DoseLadder ladder = trial::ladder_of(protocol);
  std::vector<std::string> sentences;
  for (const design::LadderPart& part : ladder.parts)
    sentences.push_back(entry.resolved(design.options, part));
  const auto differs = [&](const std::string& one) { return one != sentences.front(); };
  if (std::ranges::none_of(sentences, differs))
    return sentences.front().empty() ? "" : "\n\n" + sentences.front();
  std::string text = "\n";
  for (std::size_t part = 0; part < sentences.size(); ++part) {
    if (sentences[part].empty()) continue;
    text += fmt::format("\n{}: {}", ladder.parts[part].name, sentences[part]);
  }
  return text;
}

std::string size_text(const design::DesignEntry& entry, const trial::ComparedDesign& design,
                      const oc::ContenderResult& result) {
  std::string text;
  const auto limit = std::ranges::find(entry.options, "max_patients", &design::OptionSpec::name);
  if (limit != entry.options.end())
    text += fmt::format("The design's limit on the patients of a part is {}{}. ",
                        design::option<std::int64_t>(design.options, entry.options, limit->name),
                        entry.limit_counts == design::LimitCounts::cohorts
                            ? " in cohorts; those who are treated beside a cohort come on top of it"
                            : "");
  if (result.contender.most_patients > 0)
    text += fmt::format("No trial has more than {} evaluable patients. ",
                        result.contender.most_patients);
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
  return text;
}

}  // namespace

std::string protocol_text(const trial::Comparison& comparison, const trial::ComparedDesign& design,
                          const oc::ContenderResult& result) {
  const design::DesignEntry& entry = *design::find_design(design.design);
  const trial::Protocol protocol = trial::as_protocol(comparison, design);
  return fmt::format(
      "Design\n\nDose escalation follows the {} design: {}. {}{}\n\nDoses and conduct\n\n{}\n\n"
      "Stopping and replacement\n\n{}{}{}\n\nOptions\n\n{}{}\nOperating "
      "characteristics\n\n{}\n\n{}",
      entry.name, entry.summary, entry.citation, resolved_text(entry, design, protocol),
      parts_text(protocol.parts), size_text(entry, design, result), limits_text(design.limits),
      replacement_text(protocol.conduct), options_text(design.options, entry.options),
      modifiers_text(design), characteristics_text(comparison, result), define_items());
}

}  // namespace caudata::report
