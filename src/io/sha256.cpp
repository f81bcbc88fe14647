// SPDX-License-Identifier: Apache-2.0
#include "io/sha256.hpp"

#include <openssl/evp.h>

#include "core/contract.hpp"

namespace caudata::io {

Sha256 sha256(std::string_view bytes) {
  Sha256 digest{};
  unsigned int size = 0;
  const int done =
      EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  // Without a digest no manifest can be written; a wrong one must never be.
  if (done != 1 || size != digest.size())
    core::contract_broken("sha256", "EVP_Digest succeeds", __FILE__, __LINE__);
  return digest;
}

std::string sha256_hex(std::string_view bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : sha256(bytes)) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

std::string sha256_base64(std::string_view bytes) {
  const Sha256 digest = sha256(bytes);
  std::array<unsigned char, 45>
      text{};  // 44 characters for 32 bytes, and the final 0 that OpenSSL adds
  const int length = EVP_EncodeBlock(text.data(), digest.data(), static_cast<int>(digest.size()));
  return std::string(text.begin(), text.begin() + length);
}

}  // namespace caudata::io
