// SPDX-License-Identifier: Apache-2.0
#include "design/entry.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace caudata::design {
namespace {

/// FNV-1a: a mark of texts too long for a name.
std::uint32_t mark_of(const std::vector<std::string>& texts) {
  constexpr std::uint32_t basis = 2166136261u, prime = 16777619u;
  std::uint32_t mark = basis;
  for (const std::string& text : texts) {
    for (const char c : text + "\n") mark = (mark ^ static_cast<unsigned char>(c)) * prime;
  }
  return mark;
}

struct ValueText {
  std::string operator()(bool value) const { return value ? "yes" : "no"; }
  std::string operator()(std::int64_t value) const { return fmt::to_string(value); }
  std::string operator()(double value) const { return fmt::to_string(value); }
  std::string operator()(const std::string& value) const { return value; }
  std::string operator()(const std::vector<double>& values) const {
    return fmt::format("{}", fmt::join(values, " "));
  }
  std::string operator()(const std::vector<std::string>& values) const {
    return fmt::format("of {} rows, {:08x}", values.size(), mark_of(values));
  }
};

/// Whether the design would give itself the same name without the option, or cannot do without it.
bool leaves_out(const DesignEntry& entry, const std::string& name, const Options& given,
                const std::string& option, const LadderPart& part) {
  Options others = given;
  others.erase(option);
  const auto design = entry.build(others, part);
  return !design || design->name() == name;
}

}  // namespace

core::Result<AnyDesign> DesignEntry::make(const Options& given, const LadderPart& part) const {
  auto design = build(given, part);
  if (!design) return design;
  const std::string own = design->name();
  std::string more;
  for (const OptionSpec& spec : options) {
    const std::string option(spec.name);
    if (!given.contains(option)) continue;
    const OptionValue value = option_or_fallback(given, options, spec.name);
    if (value == spec.fallback || !leaves_out(*this, own, given, option, part)) continue;
    more += fmt::format(", {} {}", option, std::visit(ValueText{}, value));
  }
  return more.empty() ? std::move(design) : core::Result<AnyDesign>(design->named_further(more));
}

const DesignEntry* find_design(std::string_view name) {
  for (const DesignEntry* entry : design_entries()) {
    if (entry->name == name) return entry;
  }
  return nullptr;
}

}  // namespace caudata::design
