// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <benchmark/benchmark.h>

#include "core/team.hpp"

namespace caudata::bench {

/// Times the work of a benchmark by the clock on the wall and by the CPU time of all threads: on a
/// machine that is busy with other things the second says what the first would be without them.
/// Benchmarks that use it ask for UseManualTime.
class Meter {
 public:
  Meter(benchmark::State& state, core::Team& team) : state_(state), team_(team) {}

  /// Work of one iteration; several pieces of it add up.
  template <class Work>
  void time(Work work) {
    const double wall = wall_now(), cpu = cpu_now();
    work();
    const double passed = wall_now() - wall;
    wall_ += passed;
    cpu_ += cpu_now() - cpu;
    iteration_ += passed;
  }
  /// Ends an iteration.
  void lap() {
    state_.SetIterationTime(iteration_);
    iteration_ = 0;
  }

  double wall() const { return wall_; }  // [s], of all iterations
  double cpu() const { return cpu_; }    // [s], of all threads
  /// What the wall would show if the threads had the machine to themselves and shared the work
  /// evenly [s].
  double undisturbed() const { return cpu_ / team_.threads(); }

  /// `items` of all iterations, each of which has to move `bytes` at least: time per item, and the
  /// share of the bandwidth of an update in place, measured now, that the CPU time amounts to.
  void report(double items, double bytes);

 private:
  static double wall_now();
  static double cpu_now();

  benchmark::State& state_;
  core::Team& team_;
  double wall_{0}, cpu_{0}, iteration_{0};
};

/// Memory in use by this process, and the most since the last call of forget_peak [byte]; where the
/// system does not allow to forget, the most since the start.
double resident_bytes();
double peak_bytes();
void forget_peak();

}  // namespace caudata::bench
