// SPDX-License-Identifier: Apache-2.0
#include "patient/recovery_class.hpp"

#include <algorithm>
#include <numeric>

#include "core/samplers.hpp"
#include "patient/cord_part.hpp"

namespace caudata::patient {
namespace {

using isncsci::AsiaImpairmentScale;
using Shares = std::array<double, injury_grades>;

constexpr std::size_t grade_c = 2, grade_d = 3;

/// Thoracic and lumbar B: the odds of becoming motor incomplete are the cervical ones times a
/// factor; C to D as cervical.
Shares lower_b(const ConversionParameters& p) {
  Shares row = p.b_cervical.share;
  const double total = std::accumulate(row.begin(), row.end(), 0.0);
  const double incomplete = (row[grade_c] + row[grade_d]) / total;
  const double odds = p.b_below_odds * incomplete / (1 - incomplete);
  const double factor = odds / (1 + odds) / incomplete;
  row[grade_c] *= factor;
  row[grade_d] *= factor;
  return row;
}

const Shares& by_part(CordPart part, const GradeShares& cervical, const GradeShares& t1_t9,
                      const GradeShares& below) {
  switch (part) {
    case CordPart::cervical:
      return cervical.share;
    case CordPart::t1_t9:
      return t1_t9.share;
    case CordPart::t10_and_below:
      return below.share;
  }
  return below.share;
}

Shares published_row(const ConversionParameters& p, AsiaImpairmentScale grade, CordPart part) {
  switch (grade) {
    case AsiaImpairmentScale::a:
      return by_part(part, p.a_cervical, p.a_t1_t9, p.a_t10_and_below);
    case AsiaImpairmentScale::b:
      return part == CordPart::cervical ? p.b_cervical.share : lower_b(p);
    case AsiaImpairmentScale::c:
      return by_part(part, p.c_cervical, p.c_t1_t9, p.c_t10_and_below);
    case AsiaImpairmentScale::d:
    case AsiaImpairmentScale::e:
      break;
  }
  return {0, 0, 0, 1};
}

}  // namespace

Shares final_grade_shares(const ConversionParameters& parameters, const TimeCourse& time,
                          const Covariates& covariates) {
  Shares row = published_row(parameters, covariates.ais, cord_part(covariates.neurological_level));
  const auto own = static_cast<std::size_t>(covariates.ais);
  row[own] = 0;
  const double moves = std::accumulate(row.begin(), row.end(), 0.0);
  if (moves == 0) {
    row[own] = 1;
    return row;
  }
  const double scale = std::min(time.remaining(covariates.injury_to_screening), 1 / moves);
  for (double& share : row) share *= scale;
  row[own] = 1 - scale * moves;
  return row;
}

AsiaImpairmentScale draw_final_grade(const ConversionParameters& parameters, const TimeCourse& time,
                                     const Covariates& covariates, core::Stream& stream) {
  const auto shares = final_grade_shares(parameters, time, covariates);
  const auto grade = static_cast<AsiaImpairmentScale>(core::sample_categorical(stream, shares));
  return attainable(grade, covariates.neurological_level) ? grade : AsiaImpairmentScale::d;
}

}  // namespace caudata::patient
