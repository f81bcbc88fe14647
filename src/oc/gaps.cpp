// SPDX-License-Identifier: Apache-2.0
#include "oc/gaps.hpp"

#include "core/log_of_many.hpp"

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
    gap_[i] = core::uniform_from(words[i / 2][i % 2]);
  }
  if (law_ == AccrualLaw::poisson) {
    core::log_of_many(gap_);
    for (double& gap : gap_) gap = -gap / rate_;
  } else {
    for (double& gap : gap_) gap *= 2 * mean_;
  }
}

}  // namespace caudata::oc
