// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graft/course/graft_result.hpp"

/// A graft's names and numbers as a reader sees them.
namespace caudata::report {

/// "rolling on a wall"
const char* words(graft::Compartment compartment);
/// "motor neuron progenitor"
const char* words(product::CellType type);

/// "inside", "missed", "not judged", "not modelled"
const char* verdict_words(const graft::PublishedRow& row);

/// "C5", "no lesion"
std::string lesion_words(const graft::GraftResult& result);

/// "1.5 × 10⁸ cells on day 1, lumbar puncture L3/4, supine"
std::string plan_words(const graft::Administration& how);

/// "supine, from hour 1 head up"
std::string posture_words(const graft::Administration& how);

/// "30 min", "24 h", "7 d"
std::string time_text(double hours);

/// Simulated cells as cells: "12,340", "1.5 × 10⁸".
std::string cell_count_text(std::uint64_t simulated, double weight);

/// Three digits: "0.133", "750", "6.12 × 10⁻⁵"; from 1000 whole numbers: "1,250", "1.5 × 10⁸".
std::string rounded(double value);

/// A region of the canal as it lies along the axis [mm].
struct RegionExtent {
  std::size_t region{0};
  double from{0}, to{0};
};
/// Those that the shape has, from rostral to caudal.
std::vector<RegionExtent> region_extents(const graft::CanalShape& shape);

/// At most `most` numbers of snapshots: the first, the last and what lies evenly between.
std::vector<std::size_t> chosen_times(std::size_t snapshots, std::size_t most);

}  // namespace caudata::report
