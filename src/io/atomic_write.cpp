// SPDX-License-Identifier: Apache-2.0
#include "io/atomic_write.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>
#include <vector>

namespace caudata::io {
namespace {

core::Issue cannot(const char* rule, const char* verb, const std::filesystem::path& file,
                   const std::string& why) {
  return {core::Severity::error,
          rule,
          {file.string(), 0, 0},
          fmt::format("cannot {} the file", verb),
          why,
          {}};
}

}  // namespace

core::Result<std::filesystem::path> write_atomically(const std::filesystem::path& file,
                                                     std::string_view bytes) {
  std::error_code error;
  if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path(), error);
  if (error) return core::failure(cannot("io.write", "make the folder of", file, error.message()));

  std::filesystem::path beside = file;
  beside += ".partial";
  std::ofstream out(beside, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) {
    const std::string why = std::strerror(errno);
    std::filesystem::remove(beside, error);
    return core::failure(cannot("io.write", "write", file, why));
  }
  std::filesystem::rename(beside, file, error);
  if (error) {
    const std::string why = error.message();
    std::filesystem::remove(beside, error);
    return core::failure(cannot("io.write", "replace", file, why));
  }
  return file;
}

core::Result<void> read_bytes(const std::filesystem::path& file,
                              const std::function<void(std::string_view)>& take) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return core::failure(cannot("io.read", "open", file, std::strerror(errno)));
  std::vector<char> piece(std::size_t{1} << 16);
  while (in) {
    in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    take({piece.data(), static_cast<std::size_t>(in.gcount())});
  }
  if (in.bad()) return core::failure(cannot("io.read", "read", file, std::strerror(errno)));
  return {};
}

core::Result<std::string> read_bytes(const std::filesystem::path& file) {
  std::string bytes;
  const auto read = read_bytes(file, [&](std::string_view piece) { bytes += piece; });
  if (!read) return core::failure(read.error());
  return bytes;
}

}  // namespace caudata::io
