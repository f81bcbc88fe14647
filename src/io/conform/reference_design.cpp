// SPDX-License-Identifier: Apache-2.0
#include "io/conform/reference_design.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

#include "design/entry.hpp"
#include "design/make_design.hpp"
#include "io/conform/reference_table.hpp"

namespace caudata::io {
namespace {

using design::LocatedOption;
using design::Options;

/// A name in a reference file, the entry of the registry, and the option that makes the variant.
struct Alias {
  std::string_view reference, entry;
  std::string_view option, value;  // empty: none
};
constexpr std::array<Alias, 12> aliases{{
    {"3+3_no_deescalation", "3+3", "de_escalation", "none"},
    {"3+3_korn_deescalation", "3+3", "de_escalation", "to level with fewer than six"},
    {"BOIN", "BOIN", "", ""},
    {"BOIN_nstop", "BOIN", "", ""},
    {"BOIN_titration", "BOIN", "", ""},
    {"Keyboard", "Keyboard", "", ""},
    {"Keyboard_fullkeys", "Keyboard", "", ""},
    {"mTPI", "mTPI", "", ""},
    {"mTPI-2", "mTPI-2", "", ""},
    {"i3+3", "i3+3", "", ""},
    {"CRM_empiric", "CRM", "model", "power"},
    {"CRM_logistic1", "CRM", "model", "logistic1"},
}};

const Alias* find_alias(std::string_view name) {
  const auto at = std::ranges::find(aliases, name, &Alias::reference);
  return at == aliases.end() ? nullptr : &*at;
}

enum class Kind : std::uint8_t { whole, number, list, flag };

/// A parameter and the option it is. Two flags may hang on one parameter.
struct Meaning {
  std::string_view parameter, option;
  Kind kind;
};
constexpr std::array<Meaning, 16> meanings{{
    {"cohort", "cohort_size", Kind::whole},
    {"start", "start_dose", Kind::whole},
    {"cutoff", "cutoff", Kind::number},
    {"p_saf", "p_saf", Kind::number},
    {"p_tox", "p_tox", Kind::number},
    {"n.earlystop", "n_earlystop", Kind::whole},
    {"marginL", "eps1", Kind::number},
    {"marginR", "eps2", Kind::number},
    {"eps1", "eps1", Kind::number},
    {"eps2", "eps2", Kind::number},
    {"scale", "prior_sd", Kind::number},
    {"skeleton", "skeleton", Kind::list},
    {"intcpt", "intercept", Kind::number},
    {"restrict", "coherent", Kind::flag},
    {"restrict", "no_skipping", Kind::flag},
    {"titration", "titration", Kind::flag},
}};

bool has_option(const design::DesignEntry& entry, std::string_view name) {
  return std::ranges::find(entry.options, name, &design::OptionSpec::name) != entry.options.end();
}

design::OptionValue option_value(Kind kind, const std::vector<std::string>& values, double target) {
  switch (kind) {
    case Kind::whole:
      return static_cast<std::int64_t>(reference_value(values.front(), target));
    case Kind::number:
      return reference_value(values.front(), target);
    case Kind::flag:
      return values.front() == "TRUE";
    case Kind::list:
      break;
  }
  std::vector<double> list;
  for (const std::string& value : values) list.push_back(reference_value(value, target));
  return list;
}

core::Issue issue(const char* rule, std::string message) {
  return {core::Severity::error, rule, {}, std::move(message), "", ""};
}

/// The options that a design has; a parameter that is none of its options is an issue, but for the
/// 3+3, whose cohorts of three are no option.
core::Result<Options> options_from(const design::DesignEntry& entry, const Alias& alias,
                                   const ReferenceParams& params, double target) {
  Options options;
  const auto set = [&](std::string_view name, design::OptionValue value) {
    if (has_option(entry, name)) options[std::string(name)] = LocatedOption{std::move(value), {}};
  };
  if (!alias.option.empty()) set(alias.option, std::string(alias.value));
  set("target", target);
  for (const auto& [parameter, values] : params) {
    bool known = parameter == "ncohort";
    for (const Meaning& meaning : meanings) {
      if (meaning.parameter != parameter) continue;
      set(meaning.option, option_value(meaning.kind, values, target));
      known = true;
    }
    if (!known) {
      return core::failure(issue("conform.unknown-parameter",
                                 fmt::format("{} has no parameter \"{}\"", entry.name, parameter)));
    }
  }
  if (const auto cohorts = params.find("ncohort"); cohorts != params.end()) {
    const auto size = params.find("cohort");
    const double patients =
        reference_value(cohorts->second.front(), target) *
        (size == params.end() ? 1 : reference_value(size->second.front(), target));
    set("max_patients", static_cast<std::int64_t>(patients));
  }
  return options;
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
  const Alias* alias = find_alias(name);
  const design::DesignEntry* entry = alias == nullptr ? nullptr : design::find_design(alias->entry);
  if (entry == nullptr || doses == 0 || doses > design::max_doses) {
    return core::failure(issue("conform.unknown-design",
                               fmt::format("no design for \"{}\" with {} doses", name, doses)));
  }
  const auto options = options_from(*entry, *alias, params, target);
  if (!options) return core::failure(options.error());
  const design::LadderPart part = design::numbered_ladder(doses);
  const auto made = entry->make(*options, part);
  if (!made) return core::failure(made.error());
  return design::Escalation({{part}}, {{*made, {}, {}, {}}}, design::PartOrder::by_part, {});
}

}  // namespace caudata::io
