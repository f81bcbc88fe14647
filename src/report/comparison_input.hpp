// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <tuple>

#include "oc/compare.hpp"
#include "trial/comparison.hpp"

namespace caudata::report {

/// Everything that the comparison of designs says comes from here.
struct ComparisonInput {
  trial::Comparison comparison;
  oc::DesignComparison result;
  std::string version;
  std::string command;  // makes it again
};

/// A figure by scenario, design, part, dose and metric; nullptr: there is none. Keeps pointers into
/// the table it was made of.
class DesignIndex {
 public:
  explicit DesignIndex(const oc::OperatingCharacteristics& rows);
  const oc::Estimate* find(const std::string& scenario, const std::string& design,
                           const std::string& metric) const;
  const oc::Estimate* find(const std::string& scenario, const std::string& design,
                           const std::string& part, const std::string& dose,
                           const std::string& metric) const;

 private:
  using Key = std::tuple<std::string, std::string, std::string, std::string, std::string>;
  std::map<Key, const oc::Estimate*> at_;
};

/// A letter for each design, in order: "A", "B", ...; after "Z" comes "A1".
std::string design_letter(std::size_t contender);

}  // namespace caudata::report
