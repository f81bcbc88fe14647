// SPDX-License-Identifier: Apache-2.0
#include "trial/draft.hpp"

#include <algorithm>

#include "design/entry.hpp"
#include "trial/schema_reader.hpp"

namespace caudata::trial {
namespace {

/// A file may write 1 where a design's option is a real number.
void widen_options(EscalationRule& rule) {
  const design::DesignEntry* entry = design::find_design(rule.design);
  if (entry == nullptr) return;
  for (const design::OptionSpec& spec : entry->options) {
    const auto given = rule.options.find(spec.name);
    if (given == rule.options.end() || !std::holds_alternative<double>(spec.fallback)) continue;
    if (const auto* whole = std::get_if<std::int64_t>(&given->second.value))
      given->second.value = static_cast<double>(*whole);
  }
}

}  // namespace

std::vector<std::vector<double>> by_part(std::span<const PartRates> stated,
                                         std::span<const Part> parts) {
  std::vector<std::vector<double>> rates(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto found = std::ranges::find(stated, parts[i].name, &PartRates::part);
    if (found != stated.end()) rates[i] = found->p;
  }
  return rates;
}

core::SourceLocation Draft::at(std::string_view path) const {
  while (!path.empty()) {
    if (const auto found = places.find(path); found != places.end()) return found->second;
    const auto cut = path.find_last_of(".[");
    path = cut == std::string_view::npos ? std::string_view{} : path.substr(0, cut);
  }
  return {file, 0, 0};
}

core::Result<Draft> read_draft(const core::Document& document) {
  Draft draft;
  draft.file = document.file;
  Reading reading(document, "protocol");
  SchemaReader reader(reading, document.root, "");
  visit(reader, draft.protocol);
  reader.refuse_unknown();
  if (reading.issues().has_errors()) {
    reading.issues().sort();
    return core::failure(std::move(reading.issues()));
  }
  draft.places = std::move(reading.places());
  for (Scenario& scenario : draft.protocol.scenarios)
    scenario.toxicity.p = by_part(scenario.stated, draft.protocol.parts);
  if (draft.protocol.escalation) widen_options(*draft.protocol.escalation);
  return draft;
}

}  // namespace caudata::trial
