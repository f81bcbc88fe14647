// SPDX-License-Identifier: Apache-2.0
#include "io/protocol_reader.hpp"

#include "io/toml_reader.hpp"

namespace caudata::io {

core::Result<trial::Draft> read_protocol(std::string_view text, std::string file) {
  return read_toml(text, std::move(file)).and_then(trial::read_draft);
}

}  // namespace caudata::io
