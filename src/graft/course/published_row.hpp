// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

namespace caudata::graft {

/// A published measurement beside the same quantity of a run. Nothing is fitted to make a row come
/// inside; a quantity that the run cannot show is not judged, and never counts as agreement.
struct PublishedRow {
  std::string id, what;
  std::optional<double> ours;  // empty if the run has none
  std::string observed;        // as the source has it: a number or words
  double lower{0}, upper{0};   // what agrees; infinite where there is no bound
  std::string unit, species, source;
  bool inside{false};
  std::string why_not;  // judged; empty if it is

  bool judged() const { return why_not.empty(); }
  bool missed() const { return judged() && !inside; }
};

}  // namespace caudata::graft
