// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "io/embedded.hpp"
#include "io/ledger_reader.hpp"

namespace caudata::bench {

/// The parameters built into the program.
inline core::Ledger embedded_ledger() {
  std::vector<io::LedgerFile> files;
  for (const io::EmbeddedFile& file : io::embedded_files()) {
    if (file.path.starts_with("data/") && file.path.ends_with(".toml"))
      files.push_back({file.path, file.text});
  }
  return io::read_ledger(files).value();
}

}  // namespace caudata::bench
