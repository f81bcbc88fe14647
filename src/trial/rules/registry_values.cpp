// SPDX-License-Identifier: Apache-2.0
#include "trial/rules/registry_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <utility>

#include "core/units.hpp"
#include "trial/schema_choices.hpp"

namespace caudata::trial {
namespace {

using Numbers = std::optional<std::vector<double>>;
using Words = std::vector<std::string>;

std::string lower_case(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

/// "14-60 d" to "14" and "60 d"; one value is both ends.
std::pair<std::string, std::string> ends(std::string text) {
  constexpr std::string_view en_dash = "\xE2\x80\x93";
  if (const auto at = text.find(en_dash); at != std::string::npos)
    text = text.substr(0, at) + '-' + text.substr(at + en_dash.size());
  const auto dash = text.find('-', 1);
  if (dash == std::string::npos) return {text, text};
  return {text.substr(0, dash), text.substr(dash + 1)};
}

/// A range in one unit: "2-12 wk", "18-65 y". `convert` knows the units.
template <class Convert>
Numbers range(const Words& says, Convert convert) {
  if (says.size() != 1) return std::nullopt;
  const auto [from, to] = ends(says.front());
  const auto upper = core::parse_measurement(to);
  if (!upper) return std::nullopt;
  const auto number = core::parse_number(from);
  const auto lower =
      number ? core::Measurement{*number, upper->unit} : core::parse_measurement(from);
  if (!lower || !convert(*lower) || !convert(*upper)) return std::nullopt;
  return std::vector<double>{*convert(*lower), *convert(*upper)};
}

std::optional<double> days_of(const core::Measurement& m) {
  const auto days = core::to_days(m);
  return days ? std::optional<double>(days->value()) : std::nullopt;
}

std::optional<double> cells_of(const std::string& text) {
  const auto measured = core::parse_measurement(text);
  const auto cells = measured ? core::to_cells(*measured) : std::nullopt;
  return cells ? std::optional<double>(cells->value()) : std::nullopt;
}

/// Each word a number, by `read`; ascending, without repeats.
template <class Read>
Numbers number_set(const Words& says, Read read) {
  std::set<double> numbers;
  for (const std::string& word : says) {
    const auto number = read(word);
    if (!number) return std::nullopt;
    numbers.insert(*number);
  }
  return std::vector<double>(numbers.begin(), numbers.end());
}

/// Counted from the first, so that days 0, 14, 28 and days 1, 15, 29 are the same schedule.
Numbers from_first(Numbers days) {
  if (!days || days->empty()) return std::nullopt;
  const double first = days->front();
  for (double& day : *days) day -= first;
  return days;
}

std::optional<std::pair<isncsci::Level, isncsci::Level>> level_range(const std::string& word) {
  static constexpr std::pair<std::string_view, std::pair<std::string_view, std::string_view>>
      regions[] = {{"cervical", {"C1", "C8"}},
                   {"thoracic", {"T1", "T12"}},
                   {"lumbar", {"L1", "L5"}},
                   {"sacral", {"S1", "S3"}}};
  auto [from, to] = ends(word);
  for (const auto& [name, limits] : regions)
    if (lower_case(word) == name) from = limits.first, to = limits.second;
  const auto upper = isncsci::parse_level(from), lower = isncsci::parse_level(to);
  if (!upper || !lower || *upper > *lower) return std::nullopt;
  return std::pair{*upper, *lower};
}

Numbers level_set(const Words& says) {
  std::set<double> levels;
  for (const std::string& word : says) {
    const auto range = level_range(word);
    if (!range) return std::nullopt;
    for (int i = range->first.index; i <= range->second.index; ++i) levels.insert(i);
  }
  return std::vector<double>(levels.begin(), levels.end());
}

Numbers grades_of(const std::string& word) {
  const std::string text = lower_case(word);
  if (text == "complete") return std::vector<double>{0};
  if (text == "incomplete") return std::vector<double>{1, 2, 3};  // AIS B, C, D
  for (const auto& named : ais_names)
    if (lower_case(named.name) == text)
      return std::vector<double>{static_cast<double>(named.value)};
  return std::nullopt;
}

Numbers grade_set(const Words& says) {
  std::set<double> grades;
  for (const std::string& word : says) {
    const Numbers some = grades_of(word);
    if (!some) return std::nullopt;
    grades.insert(some->begin(), some->end());
  }
  return std::vector<double>(grades.begin(), grades.end());
}

std::optional<RegistryValue> numeric(Numbers numbers, std::string text) {
  if (!numbers) return std::nullopt;
  return RegistryValue{std::move(*numbers), "", std::move(text)};
}

std::optional<RegistryValue> verbal(const Words& says) {
  const std::string text = fmt::format("{}", fmt::join(says, ", "));
  return RegistryValue{{}, lower_case(text), text};
}

Words doses_per_patient(const Protocol& p) {
  Words out;
  for (const Part& part : p.parts) out.push_back(std::to_string(part.dosing_days.size()));
  return out;
}

Words dose_levels(const Protocol& p) {
  Words out;
  for (const product::Dose& dose : p.product.doses)
    out.push_back(fmt::format("{} cells", dose.cells.value()));
  return out;
}

/// The longest schedule of the parts.
Words dosing_days(const Protocol& p) {
  Words out;
  for (const Part& part : p.parts) {
    if (part.dosing_days.size() <= out.size()) continue;
    out.clear();
    for (const Days day : part.dosing_days) out.push_back(std::to_string(day.value()));
  }
  return out;
}

Words grades(const Eligibility& e) {
  Words out;
  for (const auto grade : e.ais) out.emplace_back(word(ais_names, grade));
  return out;
}

}  // namespace

std::optional<RegistryValue> normalised(Topic topic, const Words& says) {
  const std::string text = fmt::format("{}", fmt::join(says, ", "));
  const auto number = [](const std::string& word) { return core::parse_number(word); };
  switch (topic) {
    case Topic::doses_per_participant:
    case Topic::enrolment:
      return numeric(number_set(says, number), text);
    case Topic::dose_levels:
      return numeric(number_set(says, cells_of), text);
    case Topic::dosing_days:
      return numeric(from_first(number_set(says, number)), text);
    case Topic::levels:
      return numeric(level_set(says), text);
    case Topic::completeness:
      return numeric(grade_set(says), text);
    case Topic::days_since_injury:
      return numeric(range(says, days_of), text);
    case Topic::follow_up:
      return numeric(range(says, days_of), text);
    case Topic::age:
      return numeric(range(says, core::to_years), text);
    case Topic::route:
    case Topic::allocation:
    case Topic::masking:
      return verbal(says);
  }
  return std::nullopt;
}

std::optional<RegistryValue> stated_by(const Protocol& p, Topic topic) {
  const Eligibility& e = p.eligibility;
  switch (topic) {
    case Topic::doses_per_participant:
      return normalised(topic, doses_per_patient(p));
    case Topic::dose_levels:
      return normalised(topic, dose_levels(p));
    case Topic::dosing_days:
      return normalised(topic, dosing_days(p));
    case Topic::levels:
      return normalised(
          topic, {fmt::format("{}-{}", isncsci::name(e.level_from), isncsci::name(e.level_to))});
    case Topic::days_since_injury:
      return normalised(
          topic, {fmt::format("{}-{} d", e.since_injury_from.value(), e.since_injury_to.value())});
    case Topic::completeness:
      return normalised(topic, grades(e));
    case Topic::enrolment:
      if (!p.identity.planned_patients) return std::nullopt;
      return normalised(topic, {std::to_string(*p.identity.planned_patients)});
    case Topic::age:
      return normalised(topic, {fmt::format("{}-{} y", e.age_from, e.age_to)});
    case Topic::route:
      return normalised(topic, {word(route_names, p.product.route)});
    case Topic::follow_up:
    case Topic::allocation:
    case Topic::masking:
      return std::nullopt;
  }
  return std::nullopt;
}

std::string_view protocol_path(Topic topic) {
  switch (topic) {
    case Topic::doses_per_participant:
    case Topic::dosing_days:
      return "part";
    case Topic::dose_levels:
      return "product.dose";
    case Topic::levels:
      return "population.level_from";
    case Topic::days_since_injury:
      return "population.since_injury_from";
    case Topic::completeness:
      return "population.ais";
    case Topic::enrolment:
      return "protocol.planned_patients";
    case Topic::age:
      return "population.age_from";
    case Topic::route:
      return "product.route";
    case Topic::follow_up:
      return "follow_up";
    case Topic::allocation:
    case Topic::masking:
      return "randomisation";
  }
  return "";
}

bool within(const RegistryValue& part, const RegistryValue& whole) {
  return std::ranges::includes(whole.numbers, part.numbers);
}

}  // namespace caudata::trial
