// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include "graft/roofline.hpp"

// The cell engine: a source in graft/ per workload, README.md says what each is. Nothing is made
// before its benchmark runs.
int main(int argc, char** argv) {
  caudata::roofline::register_benchmarks();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
