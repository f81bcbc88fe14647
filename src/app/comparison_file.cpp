// SPDX-License-Identifier: Apache-2.0
#include "app/comparison_file.hpp"

#include <algorithm>

#include "app/inputs.hpp"
#include "design/entry.hpp"
#include "io/comparison_reader.hpp"
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

core::Result<trial::Comparison> of_protocol(std::string text, const std::string& file,
                                            const std::vector<std::string>& designs) {
  const auto parsed = parse_protocol(std::move(text), file);
  if (!parsed) return core::failure(parsed.error());
  const core::Issues found = findings(parsed->draft);
  if (found.has_errors()) return core::failure(found);
  const trial::Protocol& protocol = parsed->draft.protocol;
  if (!protocol.escalation) return core::failure(no_escalation(file));
  return trial::comparison_of(protocol, usual_tolerated,
                              trial::sized_designs(protocol, usual_tolerated, designs));
}

core::Result<trial::Comparison> of_design_file(const std::string& text, const std::string& file,
                                               const std::vector<std::string>& only) {
  auto draft = io::read_comparison(text, file);
  if (!draft) return core::failure(draft.error());
  const core::Issues found = trial::check(*draft);
  if (found.has_errors()) return core::failure(found);
  auto& designs = draft->comparison.designs;
  if (!only.empty())
    std::erase_if(designs, [&](const trial::ComparedDesign& d) {
      return std::ranges::find(only, d.design) == only.end();
    });
  return std::move(draft->comparison);
}

}  // namespace

core::Result<trial::Comparison> load_comparison(const std::string& file,
                                                const std::vector<std::string>& designs) {
  if (const core::Issues unknown = unknown_designs(designs); unknown.has_errors())
    return core::failure(unknown);
  auto text = load_text(file);
  if (!text) return core::failure(text.error());
  if (io::is_design_file(*text, file)) return of_design_file(*text, file, designs);
  return of_protocol(std::move(*text), file, designs.empty() ? trial::usual_designs() : designs);
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
