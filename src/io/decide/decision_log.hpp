// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace caudata::io {

/// An append-only log of decisions: one JSON object a line, each with the hash of the one before,
///
///   {"n":2,"previous":"<64 hex>", … ,"hash":"<64 hex>"}
///
/// where "hash" is the SHA-256 of the line up to ,"hash". Every change of a byte, every entry that
/// is removed, inserted or moved, breaks the chain. Entries cut off the end leave a shorter sound
/// chain, and whoever can write the file can forge a new chain from any place on: only a head hash
/// that is kept elsewhere (the printed record shows it) tells.

/// "0" × 64: what the first entry has for the one before.
std::string no_entry();

struct LogHead {
  std::uint64_t entries{0};
  std::string hash;  // of the last entry, or `no_entry()`
};

/// The chain of a whole log. Issues (rules `log.*`) name the first line that does not fit. `file`
/// is what they show. `head`: a hash kept elsewhere that must be among the entries; the issue
/// `log.head` says that it is not there.
core::Result<LogHead> verify_log(std::string_view bytes, const std::string& file,
                                 const std::optional<std::string>& head = {});

/// Appends one entry. `members`: the rest of the JSON object, "\"decision\":…", without braces and
/// line ends. The log is verified first and a broken one is refused; one writer at a time, others
/// wait. Its folder must exist. A write that fails leaves the file as it was. Issues `log.*`,
/// `io.write`.
core::Result<LogHead> append_to_log(const std::filesystem::path& file, std::string_view members);

}  // namespace caudata::io
