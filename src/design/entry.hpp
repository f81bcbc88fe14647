// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "design/any_design.hpp"
#include "design/options.hpp"

namespace caudata::design {

/// Whom the option `max_patients` of a design counts.
enum class LimitCounts : std::uint8_t { everybody, cohorts };

/// What the author of a design writes at the end of its file: `extern const DesignEntry
/// three_plus_three_entry{...}`.
struct DesignEntry {
  std::string_view name;  // as a protocol names it: "3+3"
  std::string_view summary;
  std::string_view citation;
  std::span<const OptionSpec> options;
  core::Result<AnyDesign> (*build)(const Options& options, const LadderPart& part);
  /// What the design derives from its options, in a sentence for a protocol: boundaries, skeleton;
  /// null: nothing. Precondition: `make` succeeds.
  std::string (*resolved)(const Options& given, const LadderPart& part){nullptr};
  LimitCounts limit_counts{LimitCounts::everybody};

  /// `part`: the ladder that the design will be used on; options with one value per dose, a first
  /// dose or amounts are checked against it. Options that differ from their defaults and change
  /// nothing in the name that the design gives itself stand at its end: designs that differ in an
  /// option have different names.
  core::Result<AnyDesign> make(const Options& given, const LadderPart& part) const;
};

/// Every design of the folder designs/, by file name. Generated.
std::span<const DesignEntry* const> design_entries();
const DesignEntry* find_design(std::string_view name);

}  // namespace caudata::design
