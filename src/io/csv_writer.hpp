// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/document.hpp"

namespace caudata::io {

/// One field as RFC 4180 wants it: quoted if it holds a comma, a quote, CR or LF, quotes doubled.
std::string csv_field(std::string_view text);

/// One record with its CRLF.
std::string csv_record(const std::vector<std::string>& fields);

/// A table of the report: a header "title [unit]", then its rows as shown.
std::string to_csv(const report::Table& table);

}  // namespace caudata::io
