// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/inputs.hpp"
#include "report/report_input.hpp"

namespace caudata::app {

/// The name of the protocol in a run folder. Results name it so, wherever the file came from.
inline constexpr const char* protocol_in_run = "protocol.toml";

/// What decides the result: program, protocol bytes, data, seed and trials. Its hash is the run id:
/// equal inputs, equal id, equal bytes. Threads, shards, paths and dates have no part in it.
report::Reproducibility identify(const Ready& ready, core::Seed seed, std::uint64_t trials);

}  // namespace caudata::app
