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

/// ", c_t 0.9": the options that the design's own name leaves out. Designs are made for it.
std::string left_out(const DesignEntry& entry, const std::string& name, const Options& changed,
                     const LadderPart& part) {
  std::string text;
  for (const auto& [option, value] : changed) {
    if (leaves_out(entry, name, changed, option, part))
      text += fmt::format(", {} {}", option, std::visit(ValueText{}, value.value));
  }
  return text;
}

}  // namespace

core::Result<AnyDesign> DesignEntry::make(const Options& given, const LadderPart& part) const {
  auto design = build(given, part);
  if (!design) return design;
  Options changed;
  for (const OptionSpec& spec : options) {
    const OptionValue value = option_or_fallback(given, options, spec.name);
    if (value != spec.fallback) changed.emplace(spec.name, LocatedOption{value, {}});
  }
  if (changed.empty()) return design;
  return design->named_further(left_out(*this, design->name(), changed, part));
}

const DesignEntry* find_design(std::string_view name) {
  for (const DesignEntry* entry : design_entries()) {
    if (entry->name == name) return entry;
  }
  return nullptr;
}

}  // namespace caudata::design
