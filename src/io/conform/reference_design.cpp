// SPDX-License-Identifier: Apache-2.0
#include "io/conform/reference_design.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <variant>

#include "design/make_design.hpp"
#include "design/named_design.hpp"
#include "io/conform/reference_table.hpp"

namespace caudata::io {
namespace {

using design::LocatedOption;
using design::Options;
using design::OptionSpec;
using design::OptionValue;

/// "BOIN_titration" is BOIN whose file sets the parameter.
std::optional<design::NamedDesign> design_of(std::string_view name) {
  return design::named_design(name == "BOIN_titration" ? "BOIN" : name);
}

/// The options that a parameter sets. Two restrictions hang on one of the CRM.
std::vector<std::string_view> options_named(const design::DesignEntry& entry,
                                            std::string_view parameter) {
  if (parameter == "restrict") return {"coherent", "no_skipping"};
  const auto known = design::named_option(entry, parameter);
  return known ? std::vector{*known} : std::vector<std::string_view>{};
}

const OptionSpec* spec_of(const design::DesignEntry& entry, std::string_view name) {
  const auto at = std::ranges::find(entry.options, name, &OptionSpec::name);
  return at == entry.options.end() ? nullptr : &*at;
}

/// As the option's own kind of value.
OptionValue option_value(const OptionValue& kind, const std::vector<std::string>& values,
                         double target) {
  if (std::holds_alternative<std::int64_t>(kind))
    return static_cast<std::int64_t>(reference_value(values.front(), target));
  if (std::holds_alternative<double>(kind)) return reference_value(values.front(), target);
  if (std::holds_alternative<bool>(kind)) return values.front() == "TRUE";
  if (std::holds_alternative<std::string>(kind)) return values.front();
  std::vector<double> list;
  for (const std::string& value : values) list.push_back(reference_value(value, target));
  return list;
}

core::Issue issue(const char* rule, std::string message) {
  return {core::Severity::error, rule, {}, std::move(message), "", ""};
}

core::Issue unknown(const design::DesignEntry& entry, std::string_view parameter) {
  return issue("conform.unknown-parameter",
               fmt::format("{} has no parameter \"{}\"", entry.name, parameter));
}

/// Cohorts of a size that is no option, as the 3+3's three, are compared with the made design's.
bool is_cohort_size(const design::DesignEntry& entry, std::string_view parameter) {
  return parameter == "cohort" && spec_of(entry, "cohort_size") == nullptr;
}

/// The options that the parameters mean; a parameter that is none of the design's options is an
/// issue.
core::Result<Options> options_from(const design::NamedDesign& named, const ReferenceParams& params,
                                   double target) {
  const design::DesignEntry& entry = *named.entry;
  Options options;
  for (const auto& [name, value] : named.implied)
    options[std::string(name)] = LocatedOption{value, {}};
  if (spec_of(entry, "target") != nullptr) options["target"] = LocatedOption{target, {}};
  double cohorts = 0, size = 1;
  for (const auto& [parameter, values] : params) {
    if (parameter == "cohort") size = reference_value(values.front(), target);
    if (parameter == "ncohort") cohorts = reference_value(values.front(), target);
    if (parameter == "ncohort" || is_cohort_size(entry, parameter)) continue;
    const auto names = options_named(entry, parameter);
    if (names.empty()) return core::failure(unknown(entry, parameter));
    for (const std::string_view name : names) {
      const OptionSpec* spec = spec_of(entry, name);
      if (spec == nullptr) return core::failure(unknown(entry, parameter));
      options[std::string(name)] = LocatedOption{option_value(spec->fallback, values, target), {}};
    }
  }
  if (!params.contains("ncohort")) return options;
  if (spec_of(entry, "max_patients") == nullptr) return core::failure(unknown(entry, "ncohort"));
  options["max_patients"] = LocatedOption{static_cast<std::int64_t>(cohorts * size), {}};
  return options;
}

/// The files are about designs that look at counts of DLTs alone.
core::Result<std::monostate> check_made(const design::NamedDesign& named,
                                        const design::AnyDesign& made,
                                        const ReferenceParams& params, double target) {
  if (!made.decides_on_tallies() || made.uses_efficacy())
    return core::failure(
        issue("conform.unknown-design",
              fmt::format("{} does not decide on counts of DLTs alone", named.entry->name)));
  const auto size = params.find("cohort");
  const bool other = size != params.end() && is_cohort_size(*named.entry, "cohort") &&
                     reference_value(size->second.front(), target) != made.cohort_size();
  if (other) return core::failure(unknown(*named.entry, "cohort"));
  return std::monostate{};
}

}  // namespace

ReferenceParams parse_reference_params(std::string_view text) {
  ReferenceParams params;
  std::vector<std::string>* values = nullptr;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.size());
    const std::string_view token = text.substr(0, end);
    const std::size_t equals = token.find('=');
    if (equals != std::string_view::npos) {
      values = &params[std::string(token.substr(0, equals))];
      values->emplace_back(token.substr(equals + 1));
    } else if (values != nullptr) {
      values->emplace_back(token);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return params;
}

double reference_value(std::string_view text, double target) {
  double product = 1;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('*'), text.size());
    const std::string_view factor = text.substr(0, end);
    product *= factor == "target"
                   ? target
                   : parse_number(factor).value_or(std::numeric_limits<double>::quiet_NaN());
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return product;
}

core::Result<design::Escalation> reference_escalation(std::string_view name,
                                                      const ReferenceParams& params, double target,
                                                      std::size_t doses) {
  const auto named = design_of(name);
  if (!named || doses == 0 || doses > design::max_doses) {
    return core::failure(issue("conform.unknown-design",
                               fmt::format("no design for \"{}\" with {} doses", name, doses)));
  }
  const auto options = options_from(*named, params, target);
  if (!options) return core::failure(options.error());
  const design::LadderPart part = design::numbered_ladder(doses);
  const auto made = named->entry->make(*options, part);
  if (!made) return core::failure(made.error());
  if (const auto sound = check_made(*named, *made, params, target); !sound)
    return core::failure(sound.error());
  return design::Escalation({{part}}, {{*made, {}, {}, {}}}, design::PartOrder::by_part, {});
}

}  // namespace caudata::io
