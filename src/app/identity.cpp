// SPDX-License-Identifier: Apache-2.0
#include "app/identity.hpp"

#include <fmt/format.h>

#include "io/build_info.hpp"
#include "io/sha256.hpp"

namespace caudata::app {
namespace {

constexpr std::size_t run_id_digits = 16;  // 64 bits: no two runs of a lifetime collide

}  // namespace

report::Reproducibility identify(const Inputs& inputs) {
  const io::BuildInfo build = io::build_info();
  report::Reproducibility r;
  r.version = build.version;
  r.source_hash = build.source_hash;
  r.compiler = build.compiler;
  r.flags = build.flags;
  r.protocol_hash = inputs.input_hash;
  r.data_hash = inputs.data_hash;
  r.seed = inputs.seed.value;
  r.trials = inputs.trials;
  r.canonical_command = inputs.canonical_command;
  r.run_id = io::sha256_hex(fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}\n", r.version, r.source_hash,
                                        r.compiler, r.flags, r.protocol_hash, r.data_hash,
                                        r.canonical_command))
                 .substr(0, run_id_digits);
  return r;
}

report::Reproducibility identify(const Ready& ready, core::Seed seed, std::uint64_t trials) {
  return identify(
      {io::sha256_hex(ready.protocol_text), ready.data.hash, seed, trials,
       fmt::format("caudata run {} --seed {} --trials {}", protocol_in_run, seed.value, trials)});
}

}  // namespace caudata::app
