// SPDX-License-Identifier: Apache-2.0
// libFuzzer target: any bytes through the protocol reader and all rules. Seeds: the example
// protocols.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "io/protocol_reader.hpp"
#include "trial/validate.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto draft = caudata::io::read_protocol(text, "fuzz"))
    static_cast<void>(caudata::trial::check(*draft));
  return 0;
}
