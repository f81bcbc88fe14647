// SPDX-License-Identifier: Apache-2.0
#include "app/labelled_design.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

#include "core/issue.hpp"

namespace caudata::app {
namespace {

std::vector<std::string> labels_of(const trial::Comparison& comparison) {
  std::vector<std::string> labels;
  for (const trial::ComparedDesign& design : comparison.designs) labels.push_back(design.label);
  return labels;
}

core::Issue label_error(std::string message, const std::vector<std::string>& labels,
                        std::string suggestion) {
  return {core::Severity::error,
          "usage",
          {"caudata", 0, 0},
          std::move(message),
          fmt::format("the labels are \"{}\"", fmt::join(labels, "\", \"")),
          std::move(suggestion)};
}

}  // namespace

core::Result<trial::ComparedDesign> labelled_design(const trial::Comparison& comparison,
                                                    const std::optional<std::string>& label) {
  const auto& designs = comparison.designs;
  const std::vector<std::string> labels = labels_of(comparison);
  if (!label) {
    if (designs.size() == 1) return designs.front();
    return core::failure(label_error(fmt::format("the file has {} designs", designs.size()), labels,
                                     "choose one: --design \"" + labels.front() + "\""));
  }
  const auto found = std::ranges::find(designs, *label, &trial::ComparedDesign::label);
  if (found != designs.end()) return *found;
  const std::string meant = core::nearest(*label, labels);
  return core::failure(
      label_error(fmt::format("no design is labelled \"{}\"", *label), labels,
                  meant.empty() ? "" : fmt::format("did you mean \"{}\"?", meant)));
}

}  // namespace caudata::app
