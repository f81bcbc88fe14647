// SPDX-License-Identifier: Apache-2.0
#include "double/patient/plain_examination.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace caudata::plain {
namespace {

constexpr int right = 0, left = 1;
constexpr int corticospinal = 0, reticulospinal = 1, dorsal_column = 2, spinothalamic = 3;
constexpr int c5 = 4, t1 = 8, l2 = 21, s4 = 28;
constexpr int arm_muscles = 5;

std::size_t at(int i) { return static_cast<std::size_t>(i); }
bool motor(int tract) { return tract == corticospinal || tract == reticulospinal; }

Finding compared(double x, std::span<const double> cuts) {
  Finding found{0, std::numeric_limits<double>::infinity()};
  for (const double cut : cuts) {
    found.score += x >= cut;
    found.from_cut = std::min(found.from_cut, std::abs(x / cut - 1));
  }
  return found;
}

/// Of findings on both sides, or by both tracts: enough that one is there.
Finding either(const Finding& a, const Finding& b) {
  return {std::max(a.score, b.score), std::min(a.from_cut, b.from_cut)};
}

/// One cord on one day.
struct Cord {
  const Laws& laws;
  const patient::Injury& injury;
  core::Days day;
  const anatomy::CordEffect& effect;

  // The lesion.
  const anatomy::LesionSide& lesion(int side) const { return injury.lesion.side[at(side)]; }
  double end(int segment) const {
    double sum = 0;
    for (int i = 0; i <= segment; ++i) sum += laws.segment_length[at(i)];
    return sum;
  }
  double middle(int segment) const {
    return segment == 0 ? laws.segment_length[0] / 2
                        : end(segment - 1) + laws.segment_length[at(segment)] / 2;
  }
  double depth(int side, int segment) const { return end(segment) - lesion(side).rostral; }
  double zone(int side, int segment) const {
    const double d = depth(side, segment);
    return d <= 0 ? 1 : d < injury.lesion.reach ? std::exp(-d / injury.lesion.zone) : 0;
  }
  double living(int side, int segment) const {
    const double x = middle(segment);
    return x > lesion(side).rostral && x < lesion(side).caudal ? 1 - injury.lesion.pool_loss : 1;
  }

  // Crossing: two segments further rostral, or at the end of the cord.
  static int crossing(int segment) { return std::max(0, segment - 2); }
  bool intact(int body, int tract, int segment) const {
    return depth(body, segment) <= 0 &&
           (tract != spinothalamic || depth(1 - body, crossing(segment)) <= 0);
  }
  double zone(int body, int tract, int segment) const {
    const double own = zone(body, segment);
    return tract == spinothalamic ? std::min(own, zone(1 - body, crossing(segment))) : own;
  }
  double spared(int body, int tract) const {
    return lesion(tract == spinothalamic ? 1 - body : body).spared[at(tract)];
  }

  // Natural history.
  double conducts(double block, double time) const {
    const double lost = day >= injury.course.deterioration ? injury.course.left : 1;
    return lost * std::exp(-block * std::exp(-day.value() / time));
  }
  double passing_conducts(int body, int tract) const {
    return conducts(injury.course.passing_block[at(body)][at(tract)], injury.course.passing_time);
  }
  double zone_conducts(int body, int tract) const {
    const double more = motor(tract) ? 1 : injury.course.zone_sensory;
    return conducts(more * injury.course.zone_block[at(body)], injury.course.zone_time);
  }
  double sprouting() const {
    const double grown = 1 - std::exp(-day.value() / laws.growth.sprouting_time);
    return 1 + (laws.growth.most_sprouting - 1) * grown;
  }
  double half() const {
    const double learnt = 1 - std::exp(-day.value() / laws.growth.plasticity_time);
    return laws.function.drive.half * (1 - injury.course.plasticity * learnt);
  }

  // Law 1. Passing axons count `weight` (law 7), elsewhere once.
  double supply(int body, int tract, int segment, double weight = 1) const {
    const anatomy::SegmentEffect& graft = effect.at[at(body)][at(segment)];
    const double harm = (1 - graft.inflammation) * (1 - graft.mass);
    if (intact(body, tract, segment)) return harm;
    const double s = spared(body, tract);
    const double today = passing_conducts(body, tract);
    const double c = today + (1 - today) * graft.conduction[at(tract)];
    const double z = zone(body, tract, segment) * zone_conducts(body, tract);
    return (weight * (s * c + graft.relay[at(tract)]) + (1 - s) * z) * harm;
  }

  // Law 2, without the muscle's own sensitivity.
  double drive(int body, int segment, double weight = 1) const {
    const bool arm = segment <= t1;
    const double share =
        arm ? laws.function.drive.corticospinal_arm : laws.function.drive.corticospinal_leg;
    return share * supply(body, corticospinal, segment, weight) +
           (1 - share) * supply(body, reticulospinal, segment, weight);
  }

  // Laws 3 and 4.
  double force(int body, int segment, double drive) const {
    const double u = std::min(1.0, drive), n = laws.function.drive.steepness, h = half();
    if (u <= 0) return 0;
    const double gain = (1 + std::pow(h, n)) * std::pow(u, n) / (std::pow(h, n) + std::pow(u, n));
    const double rescued = effect.at[at(body)][at(segment)].rescued_pool;
    const double m = std::min(1.0, living(body, segment) + rescued);
    return std::min(1.0, sprouting() * m) * gain;
  }

  // Law 5.
  Finding strength(int body, int muscle) const {
    const bool arm = muscle < arm_muscles;
    const int segment = arm ? c5 + muscle : l2 + muscle - arm_muscles;
    const double own = intact(body, corticospinal, segment)
                           ? 1
                           : double{injury.sensitivity.muscle[at(body)][at(muscle)]};
    const double f = force(body, segment, own * drive(body, segment));
    return compared(f, (arm ? laws.function.arm : laws.function.leg).force);
  }

  // Law 6.
  Finding sensation(int body, int tract, int dermatome) const {
    const int segment = dermatome + 1;
    const auto& table =
        tract == dorsal_column ? injury.sensitivity.touch : injury.sensitivity.prick;
    const double own = intact(body, tract, segment) ? 1 : double{table[at(body)][at(dermatome)]};
    const patient::SensationCuts& cuts = laws.function.sensation;
    return compared(own * std::min(1.0, supply(body, tract, segment)),
                    std::array{cuts.impaired, cuts.normal});
  }

  // Law 7.
  Finding contraction(int body) const {
    const patient::SensitivityParameters& p = laws.function.sensitivity;
    const double weight =
        std::max(1.0, p.sacral_advantage) * std::exp(std::sqrt(6.0) * p.muscle_sd);
    const double f = force(body, s4, drive(body, s4, weight));
    return compared(f, std::array{laws.function.leg.force[0]});
  }
  Finding pressure(int body, int tract) const {
    return compared(supply(body, tract, s4), std::array{laws.function.sensation.deep_pressure});
  }
};

SideFindings side(const Cord& cord, int body) {
  SideFindings found;
  for (int m = 0; m < int{isncsci::key_muscles}; ++m) found.motor[at(m)] = cord.strength(body, m);
  for (int d = 0; d < int{isncsci::dermatomes}; ++d) {
    found.touch[at(d)] = cord.sensation(body, dorsal_column, d);
    found.prick[at(d)] = cord.sensation(body, spinothalamic, d);
  }
  return found;
}

}  // namespace

Findings examine(const Laws& laws, const patient::Injury& injury, core::Days since_injury,
                 const anatomy::CordEffect& effect) {
  const Cord cord{laws, injury, since_injury, effect};
  return {{side(cord, right), side(cord, left)},
          either(cord.contraction(right), cord.contraction(left)),
          either(either(cord.pressure(right, dorsal_column), cord.pressure(right, spinothalamic)),
                 either(cord.pressure(left, dorsal_column), cord.pressure(left, spinothalamic)))};
}

}  // namespace caudata::plain
