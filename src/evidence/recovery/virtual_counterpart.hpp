// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>

#include "core/stream.hpp"
#include "evidence/recovery/recovery_data.hpp"
#include "patient/examined_population.hpp"

namespace caudata::evidence {

/// Virtual persons beside real ones.
struct CounterpartPlan {
  core::Seed seed;
  std::uint64_t per_person{5};  // virtual persons for each real one of a stratum
  std::uint64_t most_drawn{
      200'000};           // persons looked at, each a candidate of one trial; strata may stay short
  std::vector<int> days;  // of the visits, since injury
};

struct Counterpart {
  RecordedPersons persons;
  std::uint64_t drawn{0};
  std::map<Stratum, std::uint64_t> missing;  // strata that stayed short, and by how many
};

/// Persons of the population as they come, kept while their stratum at the day of the first visit
/// has room: the mix of grade and part of the cord at baseline is the one asked for. Grades and
/// levels are those of the baseline day, so early converters have left their grade by themselves;
/// every examination has a masked examiner's errors, as real ones have.
/// Within a stratum the level is the population's.
Counterpart draw_counterpart(const patient::ExaminedPopulation& people,
                             const std::map<Stratum, std::uint64_t>& wanted,
                             const std::vector<RecordedVisit>& visits, const CounterpartPlan& plan);

}  // namespace caudata::evidence
