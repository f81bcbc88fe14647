// SPDX-License-Identifier: Apache-2.0
#include "graft/roofline.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "graft/roofline_kernels.hpp"

namespace caudata::roofline {
namespace {

constexpr std::size_t floats_each = std::size_t{16} << 20;

double seconds_now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Best time of `rounds` in which every thread does `work(thread)` once.
template <class Work>
double best_time(core::Team& team, int rounds, Work work) {
  double best = 0;
  for (int round = 0; round < rounds; ++round) {
    const double begin = seconds_now();
    team.for_each_block(team.threads(), [&](std::size_t block, unsigned) { work(block); });
    const double time = seconds_now() - begin;
    if (round == 0 || time < best) best = time;
  }
  return best;
}

/// One array per thread, aligned to a cache line.
std::vector<graft::AlignedFloats> arrays(core::Team& team) {
  std::vector<graft::AlignedFloats> all(team.threads());
  team.for_each_block(team.threads(),
                      [&](std::size_t t, unsigned) { all[t].assign(floats_each, 1.0f); });
  return all;
}

double gigabytes(core::Team& team, std::size_t passes, double seconds) {
  return double(passes * floats_each * sizeof(float)) * team.threads() / seconds / 1e9;
}

}  // namespace

double stream_read(core::Team& team, int rounds) {
  const auto a = arrays(team);
  return gigabytes(team, 1, best_time(team, rounds, [&](std::size_t t) { read_all(a[t]); }));
}

double update_in_place(core::Team& team, int rounds) {
  auto a = arrays(team);
  return gigabytes(team, 2, best_time(team, rounds, [&](std::size_t t) { scale_all(a[t]); }));
}

double copy_past_the_caches(core::Team& team, int rounds) {
  const auto from = arrays(team);
  auto to = arrays(team);
  return gigabytes(team, 2,
                   best_time(team, rounds, [&](std::size_t t) { stream_all(from[t], to[t]); }));
}

double multiply_and_add(core::Team& team, int rounds) {
  constexpr std::size_t turns = 1 << 20;
  double operations = 0;
  const double time = best_time(team, rounds, [&](std::size_t t) {
    const double done = multiply_add_turns(turns);
    if (t == 0) operations = done;
  });
  return operations * team.threads() / time / 1e9;
}

void register_benchmarks() {
  const auto add = [](const std::string& name, double (*measure)(core::Team&, int)) {
    for (const int threads : {1, 2})
      benchmark::RegisterBenchmark(
          ("roofline/" + name + "/threads:" + std::to_string(threads)).c_str(),
          [=](benchmark::State& state) {
            core::Team team(static_cast<unsigned>(threads));
            double figure = 0;
            for (auto _ : state) figure = measure(team, 5);
            state.counters["G/s"] = figure;
          })
          ->Iterations(1);
  };
  add("stream read", stream_read);
  add("update in place", update_in_place);
  add("non-temporal copy", copy_past_the_caches);
  add("multiply and add f32", multiply_and_add);
}

}  // namespace caudata::roofline
