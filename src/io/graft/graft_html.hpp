// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "report/document.hpp"
#include "report/graft/graft_input.hpp"

namespace caudata::io {

/// The page of a graft as one HTML file that needs nothing else: a view of canal, cord, lesion and
/// cells that can be turned (three.js inside), then the document. A still picture stands where
/// scripts or WebGL are missing, and on paper. The same input gives the same bytes.
std::string graft_html(const report::GraftInput& input, const report::Document& document);

}  // namespace caudata::io
