// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "core/contract.hpp"

namespace caudata::core {

/// One run of for_each_chunk. Chunks are handed out in order and every chunk handed out is
/// finished, so what has been computed is always a prefix of the plan, also after a stop or an
/// exception.
template <class R>
class ChunkRun {
 public:
  using Compute = std::function<R(const Chunk&)>;
  using Merge = std::function<void(const Chunk&, R&&)>;

  ChunkRun(const ChunkPlan& plan, unsigned threads, std::stop_token stop, const Compute& compute)
      : plan_(plan),
        count_(plan.count()),
        stop_(std::move(stop)),
        compute_(compute),
        slots_(std::size_t{finished_per_worker} * threads),
        working_(threads) {}
  ChunkRun(const ChunkRun&) = delete;
  ChunkRun& operator=(const ChunkRun&) = delete;
  ~ChunkRun() {
    {
      const std::lock_guard lock(mutex_);
      abandoned_ = true;
    }
    changed_.notify_all();
    workers_.clear();  // joins
  }

  std::uint64_t merge_all(const Merge& merge) {
    for (unsigned i = working_; i > 0; --i) workers_.emplace_back([this] { work(); });
    while (std::optional<Outcome> outcome = next_outcome()) {
      if (outcome->error) std::rethrow_exception(outcome->error);
      merge(plan_.chunk(merged_), std::move(*outcome->result));
      {
        const std::lock_guard lock(mutex_);
        ++merged_;
      }
      changed_.notify_all();
    }
    return merged_;
  }

 private:
  static constexpr unsigned finished_per_worker = 4;

  struct Outcome {
    std::optional<R> result;
    std::exception_ptr error;
  };

  std::optional<Outcome>& slot(std::uint64_t i) { return slots_[i % slots_.size()]; }

  /// The outcome of the next chunk in order, or nothing when no more will come.
  std::optional<Outcome> next_outcome() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return slot(merged_).has_value() || working_ == 0; });
    return std::exchange(slot(merged_), std::nullopt);
  }

  bool finished() const { return abandoned_ || issued_ == count_ || stop_.stop_requested(); }

  std::optional<std::uint64_t> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return finished() || issued_ < merged_ + slots_.size(); });
    if (finished()) {
      --working_;
      lock.unlock();
      changed_.notify_all();
      return std::nullopt;
    }
    return issued_++;
  }

  Outcome outcome_of(std::uint64_t i) const {
    try {
      return {compute_(plan_.chunk(i)), nullptr};
    } catch (...) {
      return {std::nullopt, std::current_exception()};
    }
  }

  void work() {
    while (const std::optional<std::uint64_t> i = take()) {
      Outcome outcome = outcome_of(*i);
      {
        const std::lock_guard lock(mutex_);
        slot(*i).emplace(std::move(outcome));
      }
      changed_.notify_all();
    }
  }

  const ChunkPlan plan_;
  const std::uint64_t count_;
  const std::stop_token stop_;
  const Compute& compute_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::optional<Outcome>> slots_;  // chunk i waits in slot i modulo their number
  std::uint64_t issued_{0};
  std::uint64_t merged_{0};  // written by the merging thread alone
  unsigned working_;
  bool abandoned_{false};
  std::vector<std::jthread> workers_;
};

template <class R>
std::uint64_t for_each_chunk(const ChunkPlan& plan, unsigned threads, std::stop_token stop,
                             const std::function<R(const Chunk&)>& compute,
                             const std::function<void(const Chunk&, R&&)>& merge) {
  EXPECTS(threads > 0);
  ChunkRun<R> run(plan, threads, std::move(stop), compute);
  return run.merge_all(merge);
}

}  // namespace caudata::core
