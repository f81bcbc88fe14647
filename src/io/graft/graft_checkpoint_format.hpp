// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "io/graft/graft_checkpoint.hpp"

/// The bytes of a checkpoint, shared by its writer and its reader.
namespace caudata::io::checkpoint_format {

static_assert(std::endian::native == std::endian::little);

/// Not text, and changed by a transfer that "corrects" line ends.
inline constexpr std::string_view magic{
    "\x89"
    "CDGRF\r\n",
    8};
inline constexpr std::string_view section_mark{"SECT"}, end_mark{"DONE"};

inline constexpr std::uint64_t digest_size = 32;
inline constexpr std::uint64_t version_at = 8, inputs_at = 16, header_digest_at = 48,
                               header_size = 80;
inline constexpr std::uint64_t name_size = longest_section_name + 1;
inline constexpr std::uint64_t section_head_size = 4 + name_size + 8;
inline constexpr std::uint64_t end_size = 4 + 4 + 8 + digest_size;
inline constexpr std::size_t piece_size = std::size_t{1} << 20;

template <class Integer>
void append(std::string& bytes, Integer value) {
  char raw[sizeof value];
  std::memcpy(raw, &value, sizeof value);
  bytes.append(raw, sizeof value);
}
template <class Integer>
Integer integer_at(std::string_view bytes, std::uint64_t at) {
  Integer value{};
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

inline std::string_view bytes_of(const Sha256& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

inline std::string header(const Sha256& inputs) {
  std::string bytes(magic);
  append(bytes, graft_checkpoint_version);
  append(bytes, std::uint32_t{0});
  bytes += bytes_of(inputs);
  bytes += bytes_of(sha256(bytes));
  return bytes;
}

inline std::string section_head(std::string_view name, std::uint64_t length) {
  std::string bytes(section_mark);
  bytes += name;
  bytes.resize(section_mark.size() + name_size, '\0');
  append(bytes, length);
  return bytes;
}

}  // namespace caudata::io::checkpoint_format
