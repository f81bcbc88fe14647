// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace caudata::io {

using Sha256 = std::array<std::uint8_t, 32>;

Sha256 sha256(std::string_view bytes);

/// 64 lower-case hexadecimal digits, as in a manifest.
std::string sha256_hex(std::string_view bytes);
std::string hex(const Sha256& digest);

/// The digest of bytes that come piece by piece; however they are cut, that of the whole.
class Sha256Sum {
 public:
  Sha256Sum();
  void add(std::string_view bytes);
  /// Once, at the end.
  Sha256 digest();

 private:
  struct Free {
    void operator()(evp_md_ctx_st* context) const;
  };
  std::unique_ptr<evp_md_ctx_st, Free> context_;
};

/// Base64 with padding, as a content security policy wants it.
std::string sha256_base64(std::string_view bytes);

}  // namespace caudata::io
