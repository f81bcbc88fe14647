// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <benchmark/benchmark.h>

#include <cstddef>
#include <string>

#include "core/team.hpp"

/// What this machine can do at most, measured in the same minute as the kernels it is held against:
/// on a shared machine absolute times say little.
namespace caudata::roofline {

/// Each moves or computes over arrays beyond the caches (64 MB a thread); the best of `rounds`.
double stream_read(core::Team& team, int rounds);           // [GB/s]
double update_in_place(core::Team& team, int rounds);       // [GB/s] read and written
double copy_past_the_caches(core::Team& team, int rounds);  // [GB/s] read and written
double multiply_and_add(core::Team& team, int rounds);      // [GFLOP/s] f32, without FMA

/// Adds `roofline/...` to the benchmarks of a program, on 1 and 2 threads. The kernels compare with
/// `update_in_place`.
void register_benchmarks();

/// Wall time of the best of a benchmark's iterations, and what share of the bandwidth of an update
/// in place it reaches when each item moves `bytes`.
class Measured {
 public:
  Measured(benchmark::State& state, core::Team& team, double items, double bytes);
  template <class Step>
  void run(Step step) {
    for (auto _ : state_) {
      const double begin = now();
      step();
      const double seconds = now() - begin;
      state_.SetIterationTime(seconds);
      if (best_ == 0 || seconds < best_) best_ = seconds;
    }
    report();
  }

 private:
  static double now();
  void report();

  benchmark::State& state_;
  core::Team& team_;
  double items_, bytes_, best_{0};
};

}  // namespace caudata::roofline
