// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <mutex>
#include <thread>
#include <type_traits>
#include <vector>

namespace caudata::core {

/// Threads that stay together for the many short steps of one computation: starting them anew for
/// every step would cost more than a step. Work is cut into blocks by the caller, by the data
/// alone; which worker takes which block is chance, so blocks must write to places of their own and
/// sums go over blocks afterwards, in block order.
class Team {
 public:
  /// `threads` >= 1 workers, the calling thread among them.
  explicit Team(unsigned threads);
  Team(const Team&) = delete;
  Team& operator=(const Team&) = delete;
  ~Team();

  unsigned threads() const { return static_cast<unsigned>(helpers_.size()) + 1; }

  /// work(block, worker) once for every block below `blocks`, worker < threads(). Returns when all
  /// are done; of the exceptions thrown that of the first block is thrown again. Not to be called
  /// from within `work`.
  template <class Work>
  void for_each_block(std::size_t blocks, Work&& work) {
    using Plain = std::remove_reference_t<Work>;
    run({blocks, const_cast<void*>(static_cast<const void*>(&work)),
         [](void* self, std::size_t block, unsigned worker) {
           (*static_cast<Plain*>(self))(block, worker);
         }});
  }

 private:
  struct Job {
    std::size_t blocks{0};
    void* self{nullptr};
    void (*call)(void*, std::size_t, unsigned){nullptr};
  };

  void run(const Job& job);
  void help(unsigned worker);
  void take_blocks(unsigned worker);
  void keep_first(std::size_t block, std::exception_ptr error);

  std::mutex mutex_;
  std::condition_variable begin_, end_;
  Job job_;
  std::uint64_t round_{0};
  std::size_t busy_{0};
  bool leaving_{false};
  std::atomic<std::size_t> next_{0};
  std::exception_ptr error_;
  std::size_t error_block_{0};
  std::vector<std::jthread> helpers_;
};

}  // namespace caudata::core
