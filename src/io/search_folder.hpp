// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "core/result.hpp"
#include "report/search_page.hpp"

namespace caudata::io {

/// Every candidate as CSV, numbers in full precision: the searched options, then correct, overdose,
/// evaluable, dlt, days, most_patients, objective, admissible, on_front.
std::string search_csv(const oc::Search& search);

/// optimise.html, candidates.csv, pareto-front.svg and the tables of the page in this folder. Other
/// files are left alone.
core::Result<std::filesystem::path> write_search(const std::filesystem::path& folder,
                                                 const report::SearchInput& input);

}  // namespace caudata::io
