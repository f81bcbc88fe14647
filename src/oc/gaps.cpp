// SPDX-License-Identifier: Apache-2.0
#include "oc/gaps.hpp"

#include "core/elementary.hpp"

namespace caudata::oc {

Gaps::Gaps(const Accrual& accrual)
    : law_(accrual.law), mean_(accrual.mean_gap), rate_(1 / accrual.mean_gap) {}

void Gaps::begin(core::Seed seed, core::TrialIndex trial, core::CandidateId queue) {
  seed_ = seed;
  trial_ = trial;
  queue_ = queue;
  blocks_ = 0;
  used_ = law_ == AccrualLaw::fixed ? 0 : gap_.size();
  if (law_ == AccrualLaw::fixed) gap_.fill(mean_);
}

void Gaps::draw() {
  used_ = 0;
  if (law_ == AccrualLaw::fixed) return;
  const core::FourBlocks words =
      core::stream_blocks(seed_, trial_, queue_, core::Process::accrual, blocks_);
  blocks_ += core::blocks_at_once;
  for (std::size_t i = 0; i < gap_.size(); ++i) {
    const double u = core::uniform_from(words[i / 2][i % 2]);
    gap_[i] = law_ == AccrualLaw::poisson ? -core::log(u) / rate_ : 2 * mean_ * u;
  }
}

}  // namespace caudata::oc
