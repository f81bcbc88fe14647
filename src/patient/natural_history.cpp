// SPDX-License-Identifier: Apache-2.0
#include "patient/natural_history.hpp"

#include <cmath>

#include "core/elementary.hpp"
#include "core/samplers.hpp"
#include "patient/spread.hpp"

namespace caudata::patient {
namespace {

using anatomy::Tract;

// Parts of the variance of a block that a patient's tracts and sides share: assumed, so that one
// tract says much about the others (square roots of 0.64 and 0.36, of 0.8 and 0.2).
const double shared_passing = 0.8, own_passing = 0.6;
const double shared_zone = std::sqrt(0.8), own_zone = std::sqrt(0.2);

void draw_blocks(RecoveryCourse& course, const BlockParameters& p, const Covariates& person,
                 core::Stream& stream) {
  const double patient = standard_normal(stream), zone = standard_normal(stream);
  const double log_gsd = core::log(p.gsd), log_zone_gsd = core::log(p.zone.gsd);
  for (std::size_t side = 0; side < anatomy::sides; ++side) {
    for (const Tract tract : anatomy::all_tracts) {
      const double z = shared_passing * patient + own_passing * standard_normal(stream);
      const double median = (is_motor(tract) ? p.motor : p.sensory).of(person.ais);
      course.passing_block[side][index(tract)] = median * core::exp(log_gsd * z);
    }
    const double z = shared_zone * zone + own_zone * standard_normal(stream);
    course.zone_block[side] = p.zone.median * core::exp(log_zone_gsd * z);
  }
  course.zone_sensory = p.zone_sensory;
}

/// Share of a process with this time constant that is still to come.
double to_come(double day, double time) { return core::exp(-day / time); }

}  // namespace

RecoveryCourse draw_course(const NaturalHistoryParameters& p, const CareParameters& care,
                           const Covariates& person, core::Stream& stream) {
  RecoveryCourse course;
  draw_blocks(course, p.block, person, stream);
  course.passing_time = draw(p.time.passing, stream);
  course.zone_time = draw(p.time.zone, stream);
  course.plasticity =
      std::min(1.0, p.growth.plasticity * core::pow(person.rehabilitation, care.rehabilitation));
  const double chance = stream.uniform(), when = stream.uniform();
  if (chance < p.deterioration.probability) {
    const double day =
        p.deterioration.first + when * (p.deterioration.last - p.deterioration.first);
    course.deterioration = core::Days(static_cast<std::int32_t>(std::lround(day)));
    course.left = p.deterioration.left;
  }
  return course;
}

Conduction conduction(const RecoveryCourse& course, const GrowthParameters& growth,
                      core::Days since_injury) {
  const double day = since_injury.value();
  const double passing = to_come(day, course.passing_time);
  const double zone = to_come(day, course.zone_time);
  const double left = since_injury >= course.deterioration ? course.left : 1;
  Conduction out;
  for (std::size_t side = 0; side < anatomy::sides; ++side) {
    for (std::size_t t = 0; t < anatomy::tract_count; ++t) {
      out.passing[side][t] = left * core::exp(-course.passing_block[side][t] * passing);
    }
    const double block = course.zone_block[side] * zone;
    out.zone_motor[side] = left * core::exp(-block);
    out.zone_sensory[side] = left * core::exp(-course.zone_sensory * block);
  }
  out.sprouting = 1 + (growth.most_sprouting - 1) * (1 - to_come(day, growth.sprouting_time));
  out.half = 1 - course.plasticity * (1 - to_come(day, growth.plasticity_time));
  return out;
}

}  // namespace caudata::patient
