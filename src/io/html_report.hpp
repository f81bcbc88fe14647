// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/document.hpp"

namespace caudata::io {

/// The document as one HTML file that needs nothing else: styles and script inside, allowed by hash
/// in its content security policy, no network. Complete without the script. The same document gives
/// the same bytes.
std::string to_html(const report::Document& document);

/// What a page has beside its document.
struct PageParts {
  std::string style;                      // after the report's
  std::string before;                     // HTML between the header and the sections
  std::vector<std::string_view> scripts;  // before the report's
};
/// The same with more parts; theirs too are allowed by hash. Nothing of theirs is escaped.
std::string to_html(const report::Document& document, const PageParts& parts);

/// A part of a page that was compiled into the program. Precondition: it was.
std::string_view page_asset(std::string_view path);

}  // namespace caudata::io
