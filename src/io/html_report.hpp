// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "report/document.hpp"

namespace caudata::io {

/// The document as one HTML file that needs nothing else: styles and script inside, allowed by hash
/// in its content security policy, no network. Complete without the script. The same document gives
/// the same bytes.
std::string to_html(const report::Document& document);

}  // namespace caudata::io
