// SPDX-License-Identifier: Apache-2.0
#include "io/sha256.hpp"

#include <openssl/evp.h>

#include "core/contract.hpp"

namespace caudata::io {

namespace {

/// Without a digest no manifest can be written; a wrong one must never be.
void must(bool succeed) {
  if (!succeed) core::contract_broken("sha256", "OpenSSL makes a digest", __FILE__, __LINE__);
}

}  // namespace

Sha256Sum::Sha256Sum() : context_(EVP_MD_CTX_new()) {
  must(context_ && EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1);
}
void Sha256Sum::Free::operator()(evp_md_ctx_st* context) const { EVP_MD_CTX_free(context); }

void Sha256Sum::add(std::string_view bytes) {
  must(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1);
}

Sha256 Sha256Sum::digest() {
  Sha256 digest{};
  unsigned int size = 0;
  must(EVP_DigestFinal_ex(context_.get(), digest.data(), &size) == 1 && size == digest.size());
  return digest;
}

Sha256 sha256(std::string_view bytes) {
  Sha256Sum sum;
  sum.add(bytes);
  return sum.digest();
}

std::string hex(const Sha256& digest) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : digest) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

std::string sha256_hex(std::string_view bytes) { return hex(sha256(bytes)); }

std::string sha256_base64(std::string_view bytes) {
  const Sha256 digest = sha256(bytes);
  std::array<unsigned char, 45>
      text{};  // 44 characters for 32 bytes, and the final 0 that OpenSSL adds
  const int length = EVP_EncodeBlock(text.data(), digest.data(), static_cast<int>(digest.size()));
  return std::string(text.begin(), text.begin() + length);
}

}  // namespace caudata::io
