// SPDX-License-Identifier: Apache-2.0
#include "app/comparison_file.hpp"

#include <algorithm>

#include "app/inputs.hpp"
#include "design/entry.hpp"
#include "io/comparison_reader.hpp"
#include "oc/enrolled_share.hpp"
#include "trial/usual_designs.hpp"

namespace caudata::app {
namespace {

core::Issue no_escalation(const std::string& file) {
  return {core::Severity::error,
          "design.none",
          {file, 0, 0},
          "the protocol names no escalation design",
          "designs are compared on the ladder of a dose escalation",
          {}};
}

core::Issue unknown_design(const std::string& name) {
  std::vector<std::string> known;
  for (const design::DesignEntry* entry : design::design_entries()) known.emplace_back(entry->name);
  const std::string meant = core::nearest(name, known);
  return {core::Severity::error,
          "design.unknown",
          {"caudata", 0, 0},
          "there is no design \"" + name + "\"",
          "caudata explain --designs lists them",
          meant.empty() ? "" : "did you mean \"" + meant + "\"?"};
}

core::Issues unknown_designs(const std::vector<std::string>& names) {
  core::Issues issues;
  for (const std::string& name : names)
    if (design::find_design(name) == nullptr) issues.add(unknown_design(name));
  return issues;
}

core::Issue not_in_file(const std::string& name, const std::string& file,
                        const std::vector<trial::ComparedDesign>& designs) {
  std::string list;
  for (const trial::ComparedDesign& d : designs)
    list += (list.empty() ? "\"" : ", \"") + d.label + "\"";
  return {core::Severity::error,
          "design.not-in-file",
          {file, 0, 0},
          "the file has no design \"" + name + "\" (it has " + list + ")",
          "a design is chosen by its label, or by the design's name",
          {}};
}

/// Whether a name stands for a design: its label, or the name of a design where no label is so.
bool chooses(const std::string& name, const trial::ComparedDesign& design,
             const std::vector<trial::ComparedDesign>& all) {
  if (std::ranges::count(all, name, &trial::ComparedDesign::label) > 0) return design.label == name;
  return design.design == name;
}

/// The designs that a list chooses. A label may hold commas: the whole list is tried first.
core::Result<std::vector<trial::ComparedDesign>> chosen(
    const std::vector<trial::ComparedDesign>& all, const std::string& list,
    const std::string& file) {
  const bool whole = std::ranges::count(all, list, &trial::ComparedDesign::label) > 0;
  const std::vector<std::string> names = whole ? std::vector{list} : names_in(list);
  core::Issues missing;
  for (const std::string& name : names)
    if (std::ranges::none_of(all, [&](const auto& d) { return chooses(name, d, all); }))
      missing.add(not_in_file(name, file, all));
  if (missing.has_errors()) return core::failure(std::move(missing));
  std::vector<trial::ComparedDesign> kept;
  for (const trial::ComparedDesign& design : all)
    if (std::ranges::any_of(names, [&](const auto& name) { return chooses(name, design, all); }))
      kept.push_back(design);
  return kept;
}

core::Result<trial::Comparison> of_protocol(std::string text, const std::string& file,
                                            const std::vector<std::string>& designs) {
  const auto parsed = parse_protocol(std::move(text), file);
  if (!parsed) return core::failure(parsed.error());
  const core::Issues found = findings(parsed->draft);
  if (found.has_errors()) return core::failure(found);
  const trial::Protocol& protocol = parsed->draft.protocol;
  if (!protocol.escalation) return core::failure(no_escalation(file));
  const auto data = load_data({});
  if (!data) return core::failure(data.error());
  auto people = trial::make_population(data->ledger, protocol.eligibility.region);
  if (!people) return core::failure(people.error());
  return trial::comparison_of(
      protocol, usual_tolerated, trial::sized_designs(protocol, usual_tolerated, designs),
      oc::enrolled_share({std::move(*people), protocol.eligibility, protocol.screening},
                         core::Seed{protocol.run.seed}));
}

core::Result<trial::Comparison> of_design_file(const std::string& text, const std::string& file,
                                               const std::string& only) {
  auto draft = io::read_comparison(text, file);
  if (!draft) return core::failure(draft.error());
  const core::Issues found = trial::check(*draft);
  if (found.has_errors()) return core::failure(found);
  auto& designs = draft->comparison.designs;
  if (names_in(only).empty()) return std::move(draft->comparison);
  auto kept = chosen(designs, only, file);
  if (!kept) return core::failure(kept.error());
  designs = std::move(*kept);
  return std::move(draft->comparison);
}

}  // namespace

core::Result<trial::Comparison> load_comparison(const std::string& file,
                                                const std::string& designs) {
  auto text = load_text(file);
  if (!text) return core::failure(text.error());
  if (io::is_design_file(*text, file)) return of_design_file(*text, file, designs);
  const std::vector<std::string> names = names_in(designs);
  if (const core::Issues unknown = unknown_designs(names); unknown.has_errors())
    return core::failure(unknown);
  return of_protocol(std::move(*text), file, names.empty() ? trial::usual_designs() : names);
}

std::vector<std::string> names_in(const std::string& list) {
  std::vector<std::string> names(1);
  for (const char c : list) {
    if (c == ',')
      names.emplace_back();
    else
      names.back() += c;
  }
  for (std::string& name : names) {
    name.erase(0, name.find_first_not_of(' '));
    name.erase(name.find_last_not_of(' ') + 1);
  }
  std::erase(names, "");
  return names;
}

}  // namespace caudata::app
