// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace caudata::io {

/// The protocol format as a JSON Schema (draft 2020-12) for editors that complete and check TOML by
/// "#:schema …". It is made from the same list of fields that the reader uses. Ends with a newline.
std::string protocol_json_schema();

/// The format of design files, likewise.
std::string comparison_json_schema();

/// The same as a page of documentation in Markdown: every key, what it means, how it is written.
std::string protocol_reference();

/// The same for design files and graft cases, and every registered design with its options and its
/// source.
std::string design_file_reference();
std::string graft_file_reference();
std::string design_reference();

}  // namespace caudata::io
