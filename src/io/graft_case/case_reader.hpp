// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "trial/graft_case/graft_case.hpp"

namespace caudata::io {

/// A case file (`*.graft.toml`) to a case that may be run: syntax, then everything that
/// trial::read_graft_case says. Fails with all issues found.
core::Result<trial::ReadyGraftCase> read_graft_case(std::string_view text, std::string file,
                                                    const trial::GraftCaseContext& context);

/// Everything wrong with the text of a case file, as far as it can be said without a protocol.
core::Issues check_graft_case(std::string_view text, std::string file, const core::Ledger& ledger);

/// By its name, or by the schema that it states.
bool is_graft_case(std::string_view text, const std::string& file);

}  // namespace caudata::io
