// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "graft/course/published_finding.hpp"

namespace caudata::io {

/// The table of measurements of the canal: id, what, observed, lower, upper, unit, species, source,
/// if_missed (what is known of a miss), not_modelled (why no run can show it); the last two may be
/// empty.
/// Columns in any order, lines that begin with # are remarks. All problems at once, with their
/// places; rules: evidence.not-csv, .column, .missing, .number, .bounds, .twice.
core::Result<std::vector<anatomy::PublishedCanalValue>> read_published_canal(
    std::string_view text, const std::string& file);

/// The table of findings about cells: id, what, observed, lower, upper, unit, species, since, from,
/// to, least, source, if_missed. An empty bound is none. Rules beside those above: evidence.finding
/// for an id that no run can be held against, evidence.since, evidence.times.
core::Result<std::vector<graft::PublishedFinding>> read_published_findings(std::string_view text,
                                                                           const std::string& file);

}  // namespace caudata::io
