// SPDX-License-Identifier: Apache-2.0
#include "patient/covariates.hpp"

#include <cmath>
#include <span>

#include "core/elementary.hpp"
#include "core/samplers.hpp"
#include "patient/cord_part.hpp"
#include "patient/spread.hpp"

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

/// Uniform scores joined by the factor, one per covariate.
class Copula {
 public:
  explicit Copula(core::Stream& stream) : stream_(stream), factor_(standard_normal()) {}

  double uniform(double loading) { return core::normal_cdf(score(loading)); }

  /// From here on the factor is what this covariate leaves of it, independent of the covariate.
  double uniform_then_condition(double loading) {
    const double z = score(loading);
    factor_ = (factor_ - loading * z) / std::sqrt(1 - loading * loading);
    return core::normal_cdf(z);
  }

 private:
  double score(double loading) {
    return loading * factor_ + std::sqrt(1 - loading * loading) * standard_normal();
  }
  double standard_normal() { return core::sample_normal(stream_, 0, 1); }

  core::Stream& stream_;
  double factor_;
};

double age(const AgeParameters& p, double u) {
  return truncated_normal(p.mean, p.sd, p.lower, p.upper, u);
}

core::Days screening_day(const ScreeningDayParameters& p, double u) {
  const double day = core::exp(truncated_normal(core::log(p.median), core::log(p.gsd),
                                                core::log(p.lower), core::log(p.upper), u));
  return core::Days(static_cast<std::int32_t>(std::lround(day)));
}

/// Causes in the order of the age of those they hurt.
constexpr std::array causes_by_age{InjuryCause::violence, InjuryCause::sport,
                                   InjuryCause::traffic,  InjuryCause::other,
                                   InjuryCause::surgical, InjuryCause::fall};

InjuryCause cause(const CauseShares& p, double u) {
  std::array<double, cause_count> share{};
  for (std::size_t i = 0; i < cause_count; ++i) {
    share[i] = p.share[static_cast<std::size_t>(causes_by_age[i])];
  }
  return causes_by_age[core::categorical_quantile(u, share)];
}

/// First and last level of the parts in CordShares.
struct Extent {
  std::uint8_t first, last;
};
constexpr std::array<Extent, 3> extents{{{0, 7}, {8, 19}, {20, 27}}};

/// `u` rises from the caudal to the rostral part.
Extent part(const CordShares& p, double u) {
  return extents[core::categorical_quantile(1 - u, p.share)];
}

Level draw_level(const LevelWeights& p, Extent extent, core::Stream& stream) {
  const auto weights =
      std::span(p.weight).subspan(extent.first, std::size_t{extent.last} - extent.first + 1);
  const std::size_t within = core::sample_categorical(stream, weights);
  return Level{static_cast<std::uint8_t>(extent.first + within)};
}

const PerGrade& grades(const RegionParameters& p, Level level) {
  if (level <= c8) return p.cervical_grade;
  return level <= t12 ? p.thoracic_grade : p.lumbosacral_grade;
}

AsiaImpairmentScale grade(const RegionParameters& p, Level level, double u) {
  auto share = grades(p, level).value;
  for (std::size_t i = 0; i < injury_grades; ++i) {
    if (!attainable(static_cast<AsiaImpairmentScale>(i), level)) share[i] = 0;
  }
  return static_cast<AsiaImpairmentScale>(core::categorical_quantile(u, share));
}

}  // namespace

Covariates draw_covariates(const BaselineParameters& parameters, Region region,
                           core::Stream& stream) {
  const RegionParameters& p = parameters.region;
  const CopulaParameters& loading = parameters.copula;
  Copula copula(stream);
  Covariates person;
  person.region = region;
  person.age_years = age(p.age, copula.uniform(loading.age));
  person.sex = copula.uniform(loading.male) > 1 - p.male ? Sex::male : Sex::female;
  person.cause = cause(p.cause, copula.uniform(loading.cause));
  person.injury_to_screening =
      screening_day(parameters.screening_day, copula.uniform(loading.screening_day));
  const Extent extent = part(p.cord, copula.uniform_then_condition(loading.cord));
  person.neurological_level = draw_level(parameters.level, extent, stream);
  person.ais = grade(p, person.neurological_level, copula.uniform(loading.grade));
  const bool early = copula.uniform(loading.surgery) > 1 - p.early_surgery;
  person.surgery = early ? Surgery::within_24_hours : Surgery::later_or_none;
  person.steroids = stream.uniform() < p.steroids ? Steroids::given : Steroids::none;
  person.rehabilitation = draw({1, parameters.rehabilitation_gsd}, stream);
  return person;
}

}  // namespace caudata::patient
