// SPDX-License-Identifier: Apache-2.0
#include "io/decide/query_rule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "design/named_design.hpp"
#include "trial/study.hpp"

namespace caudata::io {
namespace {

using trial::ListingField;

/// Rules that are kept; a stream rarely has more.
constexpr std::size_t most_kept = 256;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// What a question says of the ladder by what was treated.
struct Treated {
  std::vector<std::string> parts;  // as named, in order
  int highest{0};

  void add_part(const std::string& name) {
    if (!name.empty() && !std::ranges::count(parts, name)) parts.push_back(name);
  }
  void add_dose(std::string_view word) {
    int dose = 0;
    for (const char c : word) {
      if (!is_digit(c) || dose > 1000) break;
      dose = 10 * dose + (c - '0');
    }
    highest = std::max(highest, dose);
  }
};

Treated treated(const Query& query) {
  Treated found;
  std::string word;
  const auto take = [&] {
    if (word.empty()) return;
    is_digit(word.front()) ? found.add_dose(word) : found.add_part(word);
    word.clear();
  };
  for (const char c : query.history.value_or("")) {
    if (c == ' ' || c == '\t' || c == '|') {
      take();
    } else {
      word += c;
    }
  }
  take();
  if (!query.data) return found;
  for (const trial::ListingRow& row : query.data->rows) {
    found.add_part(row[ListingField::part]);
    found.add_dose(row[ListingField::dose]);
  }
  return found;
}

struct Doses {
  std::vector<std::string> names;
  std::string from;
};

Doses doses_of(const Query& query, const Treated& found) {
  if (!query.doses.names.empty()) return {query.doses.names, "as stated"};
  Doses doses{{}, "one more than the highest treated: state \"doses\" if the ladder is another"};
  const int count = std::min(found.highest + 1, static_cast<int>(design::max_doses));
  for (int dose = 1; dose <= count; ++dose) doses.names.push_back(std::to_string(dose));
  return doses;
}

core::Result<std::monostate> check(const Query& query, const Treated& found, const Doses& doses) {
  core::Issues issues;
  const auto error = [&](const char* rule, std::string message, std::string suggestion) {
    issues.add({core::Severity::error, rule, {}, std::move(message), "", std::move(suggestion)});
  };
  if (query.design.empty())
    error("query.design", "the question names no design",
          "add \"design\", or call caudata decide PROTOCOL --format jsonl");
  if (doses.names.size() > design::max_doses)
    error("query.doses", fmt::format("a ladder of {} doses", doses.names.size()),
          fmt::format("at most {} doses", design::max_doses));
  if (found.parts.size() > design::max_parts)
    error("query.parts", fmt::format("{} parts", found.parts.size()),
          fmt::format("at most {}", design::max_parts));
  for (auto name = doses.names.begin(); name != doses.names.end(); ++name)
    if (std::find(doses.names.begin(), name, *name) != name)
      error("query.doses", fmt::format("dose \"{}\" is named twice", *name), "");
  if (issues.has_errors()) return core::failure(std::move(issues));
  return std::monostate{};
}

/// The design's own window of observation; a design without one takes everybody for complete.
core::Days window_of(const design::DesignEntry& entry, const design::Options& options) {
  const auto spec =
      std::ranges::find(entry.options, std::string_view("window"), &design::OptionSpec::name);
  if (spec == entry.options.end()) return core::Days(0);
  const auto given = options.find("window");
  const design::OptionValue value = given == options.end() ? spec->fallback : given->second.value;
  const auto* whole = std::get_if<std::int64_t>(&value);
  const auto* days = std::get_if<double>(&value);
  const double window = whole != nullptr ? static_cast<double>(*whole) : days ? *days : 0;
  const bool sound = window > 0 && window < 1e6;  // make_escalation says what is wrong
  return core::Days(sound ? static_cast<std::int32_t>(std::ceil(window)) : 0);
}

/// The least protocol that has this ladder and this design.
trial::Protocol protocol_of(const Query& query, const Treated& found, const Doses& doses) {
  trial::Protocol protocol;
  for (std::size_t i = 0; i < doses.names.size() && !query.doses.amounts.empty(); ++i)
    protocol.product.doses.push_back(
        {.name = doses.names[i], .cells = core::CellCount(query.doses.amounts[i])});
  const auto named = design::named_design(query.design);
  std::vector<std::string> names = found.parts;
  if (names.empty()) names.emplace_back(unnamed_part);
  for (const std::string& name : names) {
    trial::Part part;
    if (!protocol.parts.empty()) part.gate = trial::Gate{protocol.parts.back().name, {}};
    part.name = name;
    part.doses = doses.names;
    part.dosing_days = {core::Days(1)};
    part.dlt_window = window_of(*named->entry, query.options);
    protocol.parts.push_back(std::move(part));
  }
  protocol.escalation =
      trial::EscalationRule{std::string(named->entry->name), {}, query.options, query.modifiers};
  return protocol;
}

}  // namespace

core::Result<std::shared_ptr<const trial::DecisionRule>> QueryRules::rule(const Query& query) {
  if (query.design.empty() && of_protocol_) return of_protocol_;
  const Treated found = treated(query);
  const Doses doses = doses_of(query, found);
  std::string key = query.key + fmt::format("\n{}", doses.names.size());
  for (const std::string& part : found.parts) key += "\n" + part;
  if (const auto known = known_.find(key); known != known_.end()) return known->second;
  if (const auto sound = check(query, found, doses); !sound) return core::failure(sound.error());
  trial::Protocol protocol = protocol_of(query, found, doses);
  auto escalation = trial::make_escalation(protocol);
  if (!escalation) return core::failure(escalation.error());
  if (known_.size() >= most_kept) known_.clear();
  auto made = std::make_shared<const trial::DecisionRule>(
      trial::DecisionRule{std::move(protocol), std::move(*escalation), doses.from});
  return known_[key] = std::move(made);
}

std::string full_history(const Query& query, const trial::DecisionRule& rule) {
  const std::string history = query.history.value_or("");
  const auto first = history.find_first_not_of(" \t");
  const auto& parts = rule.protocol.parts;
  const bool names_part = first == std::string::npos || !is_digit(history[first]);
  return names_part || parts.size() > 1 ? history : parts.front().name + " " + history;
}

}  // namespace caudata::io
