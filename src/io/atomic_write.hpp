// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string_view>

#include "core/issue.hpp"
#include "core/result.hpp"

namespace caudata::io {

/// Writes beside the target and renames, so that a reader sees the old file or the whole new one.
/// Issue `io.write` on failure.
core::Result<std::filesystem::path> write_atomically(const std::filesystem::path& file,
                                                     std::string_view bytes);

/// The bytes of a file; issue `io.read` if it cannot be read.
core::Result<std::string> read_bytes(const std::filesystem::path& file);
/// The same piece by piece, for more of them than memory should hold.
core::Result<void> read_bytes(const std::filesystem::path& file,
                              const std::function<void(std::string_view)>& take);

}  // namespace caudata::io
