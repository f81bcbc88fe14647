// SPDX-License-Identifier: Apache-2.0
#include "app/identity.hpp"

#include <fmt/format.h>

#include "io/build_info.hpp"
#include "io/sha256.hpp"

namespace caudata::app {
namespace {

constexpr std::size_t run_id_digits = 16;  // 64 bits: no two runs of a lifetime collide

std::string run_id(const report::Reproducibility& r) {
  const std::string inputs =
      fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n", r.version, r.source_hash, r.compiler, r.flags,
                  r.protocol_hash, r.data_hash, r.seed, r.trials);
  return io::sha256_hex(inputs).substr(0, run_id_digits);
}

}  // namespace

report::Reproducibility identify(const Ready& ready, core::Seed seed, std::uint64_t trials) {
  const io::BuildInfo build = io::build_info();
  report::Reproducibility r;
  r.version = build.version;
  r.source_hash = build.source_hash;
  r.compiler = build.compiler;
  r.flags = build.flags;
  r.protocol_hash = io::sha256_hex(ready.protocol_text);
  r.data_hash = ready.data.hash;
  r.seed = seed.value;
  r.trials = trials;
  r.canonical_command =
      fmt::format("caudata run {} --seed {} --trials {}", protocol_in_run, seed.value, trials);
  r.run_id = run_id(r);
  return r;
}

}  // namespace caudata::app
