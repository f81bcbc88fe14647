// SPDX-License-Identifier: Apache-2.0
#include "design/named_design.hpp"

#include <algorithm>
#include <array>

namespace caudata::design {
namespace {

/// Letters, digits and "+" alone, in small letters.
std::string plain(std::string_view name) {
  std::string text;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') text += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+') text += c;
  }
  return text;
}

using Alias = DesignAlias;

constexpr std::array aliases{
    Alias{"3+3nodeescalation", "3+3", "de_escalation", "none"},
    Alias{"3+3korndeescalation", "3+3", "de_escalation", "to level with fewer than six"},
    Alias{"3+3korn", "3+3", "de_escalation", "to level with fewer than six"},
    Alias{"threeplusthree", "3+3"},
    Alias{"boinnstop", "BOIN"},
    Alias{"kb", "Keyboard"},
    Alias{"keyboardfullkeys", "Keyboard"},
    Alias{"mtpi2", "mTPI-2"},
    Alias{"i3plus3", "i3+3"},
    Alias{"crmempiric", "CRM", "model", "power"},
    Alias{"crmpower", "CRM", "model", "power"},
    Alias{"crmlogistic", "CRM", "model", "logistic1"},
    Alias{"crmlogistic1", "CRM", "model", "logistic1"},
    Alias{"crmlogistic2", "CRM", "model", "logistic2"},
    Alias{"blrmewoc", "BLRM"},
    Alias{"titecrmempiric", "TITE-CRM", "model", "power"},
    Alias{"titecrmlogistic", "TITE-CRM", "model", "logistic1"},
};

struct OptionAlias {
  std::string_view plain, option;
};
constexpr std::array option_aliases{
    OptionAlias{"start", "start_dose"},    OptionAlias{"startdose", "start_dose"},
    OptionAlias{"cohort", "cohort_size"},  OptionAlias{"cohortsize", "cohort_size"},
    OptionAlias{"n", "max_patients"},      OptionAlias{"maxn", "max_patients"},
    OptionAlias{"nmax", "max_patients"},   OptionAlias{"cutoffeli", "cutoff"},
    OptionAlias{"scale", "prior_sd"},      OptionAlias{"marginl", "eps1"},
    OptionAlias{"marginr", "eps2"},        OptionAlias{"obswin", "window"},
    OptionAlias{"dref", "reference_dose"}, OptionAlias{"intcpt", "intercept"},
    OptionAlias{"dltwindow", "window"},
};

const DesignEntry* registered(const std::string& wanted) {
  for (const DesignEntry* entry : design_entries()) {
    if (plain(entry->name) == wanted) return entry;
  }
  return nullptr;
}

const OptionSpec* spec_of(const DesignEntry& entry, std::string_view name) {
  const auto found = std::ranges::find(entry.options, name, &OptionSpec::name);
  return found == entry.options.end() ? nullptr : &*found;
}

bool takes(const DesignEntry& entry, const Alias& alias) {
  const OptionSpec* spec = spec_of(entry, alias.option);
  return spec != nullptr && std::ranges::count(spec->choices, alias.value) > 0;
}

}  // namespace

std::span<const DesignAlias> design_aliases() { return aliases; }

std::optional<NamedDesign> named_design(std::string_view name) {
  const std::string wanted = plain(name);
  if (const DesignEntry* entry = registered(wanted)) return NamedDesign{entry, {}};
  const auto alias = std::ranges::find(aliases, std::string_view(wanted), &Alias::plain);
  if (alias == aliases.end()) return std::nullopt;
  const DesignEntry* entry = find_design(alias->design);
  if (entry == nullptr) return std::nullopt;
  NamedDesign named{entry, {}};
  if (alias->option.empty()) return named;
  if (!takes(*entry, *alias)) return std::nullopt;
  named.implied.emplace_back(alias->option, std::string(alias->value));
  return named;
}

std::optional<std::string_view> named_option(const DesignEntry& entry, std::string_view name) {
  if (const OptionSpec* spec = spec_of(entry, name)) return spec->name;
  const std::string wanted = plain(name);
  for (const OptionSpec& spec : entry.options) {
    if (plain(spec.name) == wanted) return spec.name;
  }
  const auto alias =
      std::ranges::find(option_aliases, std::string_view(wanted), &OptionAlias::plain);
  if (alias == option_aliases.end() || spec_of(entry, alias->option) == nullptr)
    return std::nullopt;
  return alias->option;
}

}  // namespace caudata::design
