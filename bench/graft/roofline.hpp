// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/team.hpp"

/// What this machine can do at most, measured in the same minute as the kernels it is held against:
/// on a shared machine absolute times say little.
namespace caudata::roofline {

/// Each moves or computes over arrays beyond the caches (64 MB a thread); the best of `rounds`.
double stream_read(core::Team& team, int rounds);           // [GB/s]
double update_in_place(core::Team& team, int rounds);       // [GB/s] read and written
double copy_past_the_caches(core::Team& team, int rounds);  // [GB/s] read and written
double multiply_and_add(core::Team& team, int rounds);      // [GFLOP/s] f32, without FMA

/// Adds `roofline/...` to the benchmarks of the program, on 1 and 2 threads. Meter compares with
/// `update_in_place`.
void register_benchmarks();

}  // namespace caudata::roofline
