// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "core/id.hpp"
#include "product/deliver.hpp"

namespace caudata::product {

struct Administration {
  core::Days day;  // after the first administration
  core::CellCount nominal;
};

/// What one person is to be given.
using Course = std::vector<Administration>;

/// Single ascending dose: once, on day 0.
Course single_dose(core::CellCount nominal);
/// Multiple ascending dose: the same number of cells on each of these days.
Course multiple_doses(core::CellCount nominal, std::span<const core::Days> days);

/// No administration, days that do not rise from 0, more administrations than cell ids can tell
/// apart (4).
core::Issues check(const Course& course);

/// Every administration of a course with its own lot, or all with the only one. Precondition:
/// lots.size() is 1 or course.size(). Each administration has a lane of its own, so leaving one out
/// or changing its size moves no other.
core::Result<std::vector<Delivered>> deliver(const Course& course, std::span<const Lot> lots,
                                             const Preparation& preparation,
                                             const core::TrialStreams& streams,
                                             core::CandidateId candidate);

}  // namespace caudata::product
