// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <array>
#include <cmath>
#include <random>

#include "core/elementary.hpp"
#include "core/exact_sum.hpp"
#include "core/samplers.hpp"
#include "core/stream.hpp"

// What keyed randomness, own elementary functions and exact sums cost beside the standard
// library's, in one run. One item is one number.
namespace {

using namespace caudata;

core::Stream a_stream() {
  return {core::Seed{1}, core::TrialIndex{1}, core::CandidateId{1}, core::Process::test};
}

template <class F>
void per_item(benchmark::State& state, F one) {
  for (auto _ : state) benchmark::DoNotOptimize(one());
  state.SetItemsProcessed(state.iterations());
}

/// Arguments from memory, so that the functions are timed and not their input.
template <class F>
void over_arguments(benchmark::State& state, double low, double high, F f) {
  std::array<double, 1024> x{};
  core::Stream s = a_stream();
  for (double& value : x) value = low + (high - low) * s.uniform();
  std::size_t i = 0;
  per_item(state, [&] { return f(x[i++ % x.size()]); });
}

void stream_bits(benchmark::State& state) {
  core::Stream s = a_stream();
  per_item(state, [&] { return s.bits(); });
}
void stream_new_with_one_word(benchmark::State& state) {
  std::uint32_t lane = 0;
  per_item(state, [&] {
    return core::Stream(core::Seed{1}, core::TrialIndex{1}, core::CandidateId{1},
                        core::Process::test, lane++)
        .bits();
  });
}
void std_mt19937_64(benchmark::State& state) {
  std::mt19937_64 engine(1);
  per_item(state, [&] { return engine(); });
}
void stream_uniform(benchmark::State& state) {
  core::Stream s = a_stream();
  per_item(state, [&] { return s.uniform(); });
}
void std_uniform(benchmark::State& state) {
  std::mt19937_64 engine(1);
  std::uniform_real_distribution<double> law;
  per_item(state, [&] { return law(engine); });
}
void sample_normal(benchmark::State& state) {
  core::Stream s = a_stream();
  per_item(state, [&] { return core::sample_normal(s, 0, 1); });
}
void std_normal(benchmark::State& state) {
  std::mt19937_64 engine(1);
  std::normal_distribution<double> law;
  per_item(state, [&] { return law(engine); });
}
void sample_binomial(benchmark::State& state) {
  core::Stream s = a_stream();
  per_item(state, [&] { return core::sample_binomial(s, 100, 0.3); });
}
void sample_poisson(benchmark::State& state) {
  core::Stream s = a_stream();
  per_item(state, [&] { return core::sample_poisson(s, 30); });
}
BENCHMARK(stream_bits);
BENCHMARK(stream_new_with_one_word);
BENCHMARK(std_mt19937_64);
BENCHMARK(stream_uniform);
BENCHMARK(std_uniform);
BENCHMARK(sample_normal);
BENCHMARK(std_normal);
BENCHMARK(sample_binomial);
BENCHMARK(sample_poisson);

void core_exp(benchmark::State& state) { over_arguments(state, -20, 20, core::exp); }
void libm_exp(benchmark::State& state) {
  over_arguments(state, -20, 20, [](double x) { return std::exp(x); });
}
void core_log(benchmark::State& state) { over_arguments(state, 0, 20, core::log); }
void libm_log(benchmark::State& state) {
  over_arguments(state, 0, 20, [](double x) { return std::log(x); });
}
void core_pow(benchmark::State& state) {
  over_arguments(state, 0, 20, [](double x) { return core::pow(x, 1.7); });
}
void libm_pow(benchmark::State& state) {
  over_arguments(state, 0, 20, [](double x) { return std::pow(x, 1.7); });
}
void core_sin(benchmark::State& state) {
  over_arguments(state, -9, 9, [](double x) { return core::sincos(x).sin; });
}
void libm_sin(benchmark::State& state) {
  over_arguments(state, -9, 9, [](double x) { return std::sin(x); });
}
void core_erfc(benchmark::State& state) { over_arguments(state, -3, 8, core::erfc); }
void libm_erfc(benchmark::State& state) {
  over_arguments(state, -3, 8, [](double x) { return std::erfc(x); });
}
BENCHMARK(core_exp);
BENCHMARK(libm_exp);
BENCHMARK(core_log);
BENCHMARK(libm_log);
BENCHMARK(core_pow);
BENCHMARK(libm_pow);
BENCHMARK(core_sin);
BENCHMARK(libm_sin);
BENCHMARK(core_erfc);
BENCHMARK(libm_erfc);

void exact_sum_add(benchmark::State& state) {
  core::ExactSum sum;
  over_arguments(state, 0, 20, [&](double x) { return sum.add(x), x; });
  benchmark::DoNotOptimize(sum.value());
}
void plain_add(benchmark::State& state) {
  double sum = 0;
  over_arguments(state, 0, 20, [&](double x) { return sum += x; });
  benchmark::DoNotOptimize(sum);
}
BENCHMARK(exact_sum_add);
BENCHMARK(plain_add);

}  // namespace
