// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "core/stream_blocks.hpp"
#include "oc/trial_timing.hpp"

namespace caudata::oc {

/// The times between the patients who come to one trial, drawn a few ahead.
class Gaps {
 public:
  explicit Gaps(const Accrual& accrual);

  /// `queue`: whose gaps; a trial with one queue has `the_trial_itself`.
  void begin(core::Seed seed, core::TrialIndex trial, core::CandidateId queue);
  double next() {
    if (used_ == gap_.size()) draw();
    return gap_[used_++];
  }

 private:
  void draw();

  AccrualLaw law_;
  double mean_, rate_;
  core::Seed seed_{0};
  core::TrialIndex trial_{0};
  core::CandidateId queue_{core::the_trial_itself};
  std::uint32_t blocks_{0};
  std::array<double, 2 * core::blocks_at_once> gap_{};
  std::size_t used_{0};
};

}  // namespace caudata::oc
