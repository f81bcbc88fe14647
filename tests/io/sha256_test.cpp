// SPDX-License-Identifier: Apache-2.0
#include "io/sha256.hpp"

#include <gtest/gtest.h>

namespace caudata::io {
namespace {

// FIPS 180-2, appendix B, and the empty message.
TEST(Sha256, GivesThePublishedDigests) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_base64(""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
}

TEST(Sha256, IsThatOfTheWholeHoweverItIsCut) {
  Sha256Sum sum;
  for (const char* piece : {"a", "", "bc"}) sum.add(piece);
  EXPECT_EQ(sum.digest(), sha256("abc"));
}

}  // namespace
}  // namespace caudata::io
