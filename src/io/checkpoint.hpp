// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "oc/plan.hpp"
#include "oc/simulate.hpp"

namespace caudata::io {

/// A run, or one shard of it, as far as it has come. The same format serves a checkpoint and the
/// result of a shard.
struct PartialRun {
  std::string run_id;         // hash of the content inputs: a state of another run is not taken up
  std::string protocol_text;  // as read, so that shards can be merged without the original file
  std::uint64_t trials{0};    // of the whole run
  oc::Shard shard;
  oc::Simulated state;
};

/// {"format", "sha256", "partial"}: the hash is that of the compact text of "partial". The same
/// value gives the same bytes.
std::string to_json(const PartialRun& partial);

/// Issues: `checkpoint.torn` if the text is cut or changed, `checkpoint.foreign` if it is something
/// else.
core::Result<PartialRun> parse_partial_run(std::string_view text, const std::string& file);
core::Result<PartialRun> read_partial_run(const std::filesystem::path& file);

}  // namespace caudata::io
