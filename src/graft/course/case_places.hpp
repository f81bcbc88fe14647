// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/issue.hpp"

namespace caudata::graft {

/// Where the values of a case stand in the file it was read from, by their path there:
/// "administration.posture[1].from". Empty for a case that no file states.
class CasePlaces {
 public:
  using Map = std::map<std::string, core::SourceLocation, std::less<>>;

  CasePlaces() = default;
  CasePlaces(std::string file, Map places) : file_(std::move(file)), places_(std::move(places)) {}

  /// The place of a path, or of the nearest table around it that the file has.
  core::SourceLocation at(std::string_view path) const;
  bool has(std::string_view path) const { return places_.contains(path); }

 private:
  std::string file_;
  Map places_;
};

}  // namespace caudata::graft
