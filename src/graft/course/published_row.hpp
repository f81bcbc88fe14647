// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace caudata::graft {

/// How a run stands to a published measurement. Neither of the last two counts, for or against.
enum class PublishedVerdict : std::uint8_t {
  inside,
  missed,
  not_judged,   // this run cannot show the quantity; another could
  not_modelled  // no run can: nothing in the model changes it
};

/// A published measurement beside the same quantity of a run. Nothing is fitted to make a row come
/// inside.
struct PublishedRow {
  std::string id, what;
  std::optional<double> ours;  // empty if the run has none
  std::string observed;        // as the source has it: a number or words
  double lower{0}, upper{0};   // what agrees; infinite where there is no bound
  std::string unit, species, source;
  PublishedVerdict verdict{};
  std::string reason;  // why not judged or not modelled; of a miss what is known, or nothing

  bool judged() const {
    return verdict == PublishedVerdict::inside || verdict == PublishedVerdict::missed;
  }
  bool missed() const { return verdict == PublishedVerdict::missed; }
};

}  // namespace caudata::graft
