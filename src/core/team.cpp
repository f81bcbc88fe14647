// SPDX-License-Identifier: Apache-2.0
#include "core/team.hpp"

#include <utility>

#include "core/contract.hpp"

namespace caudata::core {

Team::Team(unsigned threads) {
  EXPECTS(threads >= 1);
  for (unsigned worker = 1; worker < threads; ++worker)
    helpers_.emplace_back([this, worker] { help(worker); });
}

Team::~Team() {
  {
    const std::lock_guard lock(mutex_);
    leaving_ = true;
  }
  begin_.notify_all();
}

void Team::run(const Job& job) {
  {
    const std::lock_guard lock(mutex_);
    job_ = job;
    next_.store(0, std::memory_order_relaxed);
    error_ = nullptr;
    busy_ = helpers_.size();
    ++round_;
  }
  begin_.notify_all();
  take_blocks(0);
  std::unique_lock lock(mutex_);
  end_.wait(lock, [this] { return busy_ == 0; });
  if (error_) std::rethrow_exception(std::exchange(error_, nullptr));
}

void Team::help(unsigned worker) {
  std::uint64_t seen = 0;
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      begin_.wait(lock, [&] { return leaving_ || round_ != seen; });
      if (leaving_) return;
      seen = round_;
    }
    take_blocks(worker);
    const std::lock_guard lock(mutex_);
    if (--busy_ == 0) end_.notify_one();
  }
}

void Team::take_blocks(unsigned worker) {
  for (;;) {
    const std::size_t block = next_.fetch_add(1, std::memory_order_relaxed);
    if (block >= job_.blocks) return;
    try {
      job_.call(job_.self, block, worker);
    } catch (...) {
      keep_first(block, std::current_exception());
    }
  }
}

void Team::keep_first(std::size_t block, std::exception_ptr error) {
  const std::lock_guard lock(mutex_);
  if (error_ && error_block_ <= block) return;
  error_ = std::move(error);
  error_block_ = block;
}

}  // namespace caudata::core
