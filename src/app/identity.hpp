// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/inputs.hpp"
#include "report/report_input.hpp"

namespace caudata::app {

/// The name of the protocol in a run folder. Results name it so, wherever the file came from.
inline constexpr const char* protocol_in_run = "protocol.toml";

/// What decides a result, beside the program.
struct Inputs {
  std::string input_hash;  // of the protocol, or of the files that were read
  std::string data_hash;
  core::Seed seed;
  std::uint64_t trials{1};
  std::string canonical_command;  // with every option that has a part in the result
};

/// The inputs with the program and the hash of all, which is the run id: equal inputs, equal id,
/// equal bytes. Threads, shards, folders and dates have no part in it.
report::Reproducibility identify(const Inputs& inputs);

/// Of a run.
report::Reproducibility identify(const Ready& ready, core::Seed seed, std::uint64_t trials);

}  // namespace caudata::app
