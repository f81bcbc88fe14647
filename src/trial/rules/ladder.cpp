// SPDX-License-Identifier: Apache-2.0
// The dose ladder and how the parts use it.
#include "trial/rules/names.hpp"

#include "design/ladder.hpp"

namespace caudata::trial {
namespace {

/// Half a power of ten; the usual largest step between doses of a cell therapy (FDA 2015,
/// early-phase cellular and gene therapy).
constexpr double half_log = 3.1622776601683795;
constexpr double rounding = 1e-6;
/// Doses of one patient that random streams can tell apart.
constexpr std::size_t most_dosing_days = 60;

void check_steps(Findings& findings) {
  const auto& doses = findings.protocol().product.doses;
  for (std::size_t i = 1; i < doses.size(); ++i) {
    const double below = doses[i - 1].cells.value(), here = doses[i].cells.value();
    const std::string path = path_of("product.dose", i, "cells");
    if (here <= below)
      findings.error("product.not-ascending", path,
                     fmt::format("dose {} is not above dose {}", doses[i].name, doses[i - 1].name),
                     "the ladder is climbed from its first dose");
    else if (here > below * (half_log + rounding))
      findings.warning("product.large-step", path,
                       fmt::format("dose {} is {:.3g} times dose {}", doses[i].name, here / below,
                                   doses[i - 1].name),
                       "steps of at most half a power of ten (3.16 times) are usual");
  }
}

void check_use(Findings& findings) {
  const Protocol& p = findings.protocol();
  for (std::size_t i = 0; i < p.product.doses.size(); ++i) {
    const std::string& name = p.product.doses[i].name;
    const bool used = std::ranges::any_of(p.parts, [&](const Part& part) {
      return std::ranges::find(part.doses, name) != part.doses.end();
    });
    if (!used)
      findings.warning("product.unreachable-dose", path_of("product.dose", i, "name"),
                       fmt::format("dose {} is used by no part", name), "nobody can receive it");
  }
}

std::ptrdiff_t rank(const Protocol& p, const std::string& dose) {
  const auto found = std::ranges::find(p.product.doses, dose, &product::Dose::name);
  return found == p.product.doses.end() ? -1 : found - p.product.doses.begin();
}

void check_doses(Findings& findings, std::size_t i) {
  const Protocol& p = findings.protocol();
  const Part& part = p.parts[i];
  if (part.doses.size() > design::max_doses)
    findings.error("part.too-many-doses", path_of("part", i, "doses"),
                   fmt::format("{} has more than {} doses", part.name, design::max_doses));
  for (std::size_t k = 0; k < part.doses.size(); ++k) {
    const std::string path = path_of("part", i, fmt::format("doses[{}]", k));
    if (rank(p, part.doses[k]) < 0)
      findings.error(
          "part.unknown-dose", path,
          fmt::format("dose \"{}\" of {} is not in the ladder", part.doses[k], part.name), "",
          did_you_mean(part.doses[k], names_of(p.product.doses)));
    else if (k > 0 && rank(p, part.doses[k]) <= rank(p, part.doses[k - 1]))
      findings.error("part.not-ascending", path,
                     fmt::format("the doses of {} do not ascend", part.name),
                     "a design goes up in the order of the list");
  }
}

void check_days(Findings& findings, std::size_t i) {
  const Part& part = findings.protocol().parts[i];
  if (part.dosing_days.size() > most_dosing_days)
    findings.error("part.too-many-dosing-days", path_of("part", i, "dosing_days"),
                   fmt::format("{} has more than {} dosing days", part.name, most_dosing_days));
  if (part.dosing_days.front() != Days{1})
    findings.error("part.first-day", path_of("part", i, "dosing_days[0]"),
                   fmt::format("the first dose of {} is on day {}", part.name,
                               part.dosing_days.front().value()),
                   "study days count from the first dose, which is day 1");
  for (std::size_t k = 1; k < part.dosing_days.size(); ++k) {
    const Days gap = part.dosing_days[k] - part.dosing_days[k - 1];
    if (gap <= Days{0})
      findings.error("part.dosing-days", path_of("part", i, fmt::format("dosing_days[{}]", k)),
                     fmt::format("the dosing days of {} do not ascend", part.name));
    else if (part.dose_window >= gap)
      return findings.error("part.dose-window-overlaps", path_of("part", i, "dose_window"),
                            fmt::format("dose {} may be {} late, when dose {} is due", k,
                                        core::to_text(part.dose_window), k + 1),
                            "a late dose must be given before the next");
  }
}

void check_minimum(Findings& findings, std::size_t i) {
  const Part& part = findings.protocol().parts[i];
  const auto planned = static_cast<int>(part.dosing_days.size());
  if (part.minimum_doses > planned)
    findings.error("part.minimum-doses", path_of("part", i, "minimum_doses"),
                   fmt::format("{} doses are needed to be evaluable and {} are planned",
                               part.minimum_doses, planned),
                   "no patient without a DLT could be evaluable");
}

/// A history ("SAD 1NNN 2NTN | MAD 1NNN") could not be read back with any other name.
void check_name(Findings& findings, std::size_t i) {
  const std::string& name = findings.protocol().parts[i].name;
  const bool digit_first = !name.empty() && name.front() >= '0' && name.front() <= '9';
  if (!digit_first && name.find_first_of(" \t\r\n|") == std::string::npos) return;
  findings.error("part.name", path_of("part", i, "name"),
                 fmt::format("\"{}\" cannot name a part", name),
                 "in a history such as \"SAD 1NNN | MAD 1NNN\" a blank or a bar ends a name, and a "
                 "digit begins a cohort",
                 "use letters, digits, \"-\" and \"_\", a letter first");
}

}  // namespace

void check_product(Findings& findings) {
  require_unique_names(findings, findings.protocol().product.doses, "product.dose",
                       "product.duplicate-dose");
  check_steps(findings);
  check_use(findings);
}

void check_parts(Findings& findings) {
  const Protocol& p = findings.protocol();
  require_unique_names(findings, p.parts, "part", "part.duplicate-name");
  if (p.parts.size() > design::max_parts)
    findings.error("part.too-many", path_of("part", design::max_parts),
                   fmt::format("there are more than {} parts", design::max_parts));
  for (std::size_t i = 0; i < p.parts.size(); ++i) {
    check_name(findings, i);
    check_doses(findings, i);
    check_days(findings, i);
    check_minimum(findings, i);
  }
}

}  // namespace caudata::trial
