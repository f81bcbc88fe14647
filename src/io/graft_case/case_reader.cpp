// SPDX-License-Identifier: Apache-2.0
#include "io/graft_case/case_reader.hpp"

#include "io/toml_reader.hpp"

namespace caudata::io {

core::Result<trial::ReadyGraftCase> read_graft_case(std::string_view text, std::string file,
                                                    const trial::GraftCaseContext& context) {
  const auto document = read_toml(text, std::move(file));
  if (!document) return core::failure(document.error());
  return trial::read_graft_case(*document, context);
}

}  // namespace caudata::io
