// SPDX-License-Identifier: Apache-2.0
#include "patient/covariates.hpp"

#include <cmath>
#include <span>

#include "core/elementary.hpp"
#include "core/samplers.hpp"
#include "patient/cord_part.hpp"

namespace caudata::patient {
namespace {

using isncsci::AsiaImpairmentScale;
using isncsci::Level;

/// Normal variable restricted to [lower, upper], by inversion.
double truncated_normal(double mean, double sd, double lower, double upper, double u) {
  const double from = core::normal_cdf((lower - mean) / sd);
  const double to = core::normal_cdf((upper - mean) / sd);
  return mean + sd * core::normal_quantile(from + u * (to - from));
}

double draw_age(const AgeParameters& p, core::Stream& stream) {
  return truncated_normal(p.mean, p.sd, p.lower, p.upper, stream.uniform());
}

core::Days draw_screening_day(const ScreeningDayParameters& p, core::Stream& stream) {
  const double day =
      core::exp(truncated_normal(core::log(p.median), core::log(p.gsd), core::log(p.lower),
                                 core::log(p.upper), stream.uniform()));
  return core::Days(static_cast<std::int32_t>(std::lround(day)));
}

/// First and last level of the parts in CordShares.
struct Extent {
  std::uint8_t first, last;
};
constexpr std::array<Extent, 3> extents{{{0, 7}, {8, 19}, {20, 27}}};

Level draw_level(const BaselineParameters& p, core::Stream& stream) {
  const Extent extent = extents[core::sample_categorical(stream, p.region.cord.share)];
  const auto weights =
      std::span(p.level.weight).subspan(extent.first, std::size_t{extent.last} - extent.first + 1);
  const std::size_t within = core::sample_categorical(stream, weights);
  return Level{static_cast<std::uint8_t>(extent.first + within)};
}

AsiaImpairmentScale draw_grade(const RegionParameters& p, Level level, core::Stream& stream) {
  auto share = (cord_part(level) == CordPart::cervical ? p.cervical_grade : p.lower_grade).share;
  for (std::size_t i = 0; i < injury_grades; ++i) {
    if (!attainable(static_cast<AsiaImpairmentScale>(i), level)) share[i] = 0;
  }
  return static_cast<AsiaImpairmentScale>(core::sample_categorical(stream, share));
}

}  // namespace

Covariates draw_covariates(const BaselineParameters& parameters, Region region,
                           core::Stream& stream) {
  Covariates person;
  person.region = region;
  person.age_years = draw_age(parameters.region.age, stream);
  person.sex = stream.uniform() < parameters.region.male ? Sex::male : Sex::female;
  person.cause =
      static_cast<InjuryCause>(core::sample_categorical(stream, parameters.region.cause.share));
  person.injury_to_screening = draw_screening_day(parameters.screening_day, stream);
  person.neurological_level = draw_level(parameters, stream);
  person.ais = draw_grade(parameters.region, person.neurological_level, stream);
  return person;
}

}  // namespace caudata::patient
