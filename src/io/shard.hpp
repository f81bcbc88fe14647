// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

#include "core/result.hpp"
#include "io/checkpoint.hpp"

namespace caudata::io {

/// The shard files (shard-i-of-N.json) among the given files and in the given folders, sorted by
/// name. Issue `merge.no-shards` for a folder that holds none.
core::Result<std::vector<std::filesystem::path>> find_shards(
    const std::vector<std::filesystem::path>& from);

/// Joins the finished shards of one run, in the order of their trials: the state of the unsharded
/// run, to the last bit. Issues: shards of different runs, an unfinished shard, a shard given
/// twice, a gap.
core::Result<PartialRun> join_shards(const std::vector<std::filesystem::path>& files);

/// The rule of `join_shards` on values; `files` names each shard in issues.
core::Result<PartialRun> join(std::vector<PartialRun> shards,
                              const std::vector<std::filesystem::path>& files);

}  // namespace caudata::io
