// SPDX-License-Identifier: Apache-2.0
#include "product/course.hpp"

#include <fmt/format.h>

#include "core/contract.hpp"

namespace caudata::product {
namespace {

constexpr std::size_t most_administrations = 4;

}  // namespace

Course single_dose(core::CellCount nominal) { return {{core::Days{0}, nominal}}; }

Course multiple_doses(core::CellCount nominal, std::span<const core::Days> days) {
  Course course;
  for (const core::Days day : days) course.push_back({day, nominal});
  return course;
}

core::Issues check(const Course& course) {
  core::Issues issues;
  if (course.empty() || course.size() > most_administrations) {
    issues.add({core::Severity::error,
                "product.administrations",
                {},
                fmt::format("{} administrations are planned", course.size()),
                "cells of up to four administrations can be told apart",
                "one to four"});
  }
  for (std::size_t i = 0; i < course.size(); ++i) {
    const bool in_order =
        i == 0 ? course[i].day == core::Days{0} : course[i].day > course[i - 1].day;
    if (in_order) continue;
    issues.add({core::Severity::error,
                "product.days",
                {},
                fmt::format("administration {} is on day {}", i + 1, course[i].day.value()),
                "days count from the first administration and rise",
                "0, 14, 28, 42"});
  }
  return issues;
}

core::Result<std::vector<Delivered>> deliver(const Course& course, std::span<const Lot> lots,
                                             const Preparation& preparation,
                                             const core::TrialStreams& streams,
                                             core::CandidateId candidate) {
  EXPECTS(lots.size() == 1 || lots.size() == course.size());
  core::Issues issues = check(course);
  std::vector<Delivered> delivered;
  for (std::size_t i = 0; i < course.size(); ++i) {
    const Lot& lot = lots.size() == 1 ? lots.front() : lots[i];
    core::Result<Delivered> one =
        deliver(course[i].nominal, lot, preparation,
                streams.of(candidate, core::Process::delivery, static_cast<std::uint32_t>(i)));
    if (one)
      delivered.push_back(*one);
    else
      issues.add(one.error());
  }
  if (issues.has_errors()) return core::failure(std::move(issues));
  return delivered;
}

}  // namespace caudata::product
