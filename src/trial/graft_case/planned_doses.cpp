// SPDX-License-Identifier: Apache-2.0
#include "trial/graft_case/planned_doses.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace caudata::trial {
namespace {

core::Issue unknown_choice(const char* rule, const ChosenWord& chosen, const std::string& what,
                           const std::vector<std::string>& known) {
  const std::string meant = core::nearest(chosen.word, known);
  return {core::Severity::error,
          rule,
          chosen.at,
          fmt::format("there is no {} \"{}\"", what, chosen.word),
          fmt::format("there is \"{}\"", fmt::join(known, "\", \"")),
          meant.empty() ? "" : "did you mean \"" + meant + "\"?"};
}

core::Issue nothing_chosen(const char* rule, const core::SourceLocation& at,
                           const std::string& what, const std::vector<std::string>& known) {
  return {core::Severity::error,
          rule,
          at,
          fmt::format("no {} is chosen", what),
          fmt::format("the protocol has \"{}\"", fmt::join(known, "\", \"")),
          fmt::format("name it in [administration], or with --{}", what)};
}

/// The place of the chosen word among those known; the only one, if none is chosen.
core::Result<std::size_t> choose(const std::optional<ChosenWord>& chosen, const char* what,
                                 const std::string& described, const char* rule,
                                 const std::vector<std::string>& known,
                                 const core::SourceLocation& otherwise) {
  if (!chosen && known.size() == 1) return 0;
  if (!chosen) return core::failure(nothing_chosen(rule, otherwise, what, known));
  const auto found = std::ranges::find(known, chosen->word);
  if (found == known.end()) return core::failure(unknown_choice(rule, *chosen, described, known));
  return static_cast<std::size_t>(found - known.begin());
}

std::vector<std::string> part_names(const Protocol& protocol) {
  std::vector<std::string> names;
  for (const Part& part : protocol.parts) names.push_back(part.name);
  return names;
}

core::CellCount cells_of(const Protocol& protocol, const std::string& dose) {
  const auto found = std::ranges::find(protocol.product.doses, dose, &product::Dose::name);
  return found == protocol.product.doses.end() ? core::CellCount(0) : found->cells;
}

std::string plan_name(const Part& part, const std::string& dose) {
  return fmt::format("{}, dose {}", part.name, dose);
}

}  // namespace

core::Result<PlannedDoses> planned_doses(const Protocol& protocol, const DoseChoice& choice,
                                         const core::SourceLocation& otherwise) {
  const auto at =
      choose(choice.part, "part", "part", "graft.part", part_names(protocol), otherwise);
  if (!at) return core::failure(at.error());
  const Part& part = protocol.parts[*at];
  const auto dose =
      choose(choice.dose, "dose", "dose of part " + part.name, "graft.dose", part.doses, otherwise);
  if (!dose) return core::failure(dose.error());
  const std::string& name = part.doses[*dose];
  PlannedDoses plan{plan_name(part, name), {}};
  for (const Days day : part.dosing_days)
    plan.doses.push_back({day - part.dosing_days.front(), cells_of(protocol, name)});
  return plan;
}

std::string allocation(const Protocol& protocol, const SubjectRecord& subject) {
  const Part& part = protocol.parts[subject.level.part];
  return plan_name(part, part.doses[subject.level.dose]);
}

PlannedDoses given_doses(const Protocol& protocol, const SubjectRecord& subject) {
  const std::string& name = protocol.parts[subject.level.part].doses[subject.level.dose];
  PlannedDoses plan{allocation(protocol, subject) + ", as given in the trial", {}};
  for (const Days day : subject.doses)
    plan.doses.push_back({day - subject.first_dose, cells_of(protocol, name)});
  return plan;
}

}  // namespace caudata::trial
