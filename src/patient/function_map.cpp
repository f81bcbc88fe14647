// SPDX-License-Identifier: Apache-2.0
#include "patient/function_map.hpp"

#include <algorithm>

#include "core/elementary.hpp"
#include "patient/sensitivity.hpp"

namespace caudata::patient {
namespace {

using anatomy::CordEffect;
using anatomy::Segment;
using anatomy::SegmentEffect;
using anatomy::Side;
using anatomy::Tract;
using isncsci::Exam;
using isncsci::ExamSide;
using isncsci::Score;

/// Stands for a cord without graft; the compiler removes what it multiplies.
struct NoEffect {
  constexpr SegmentEffect operator()(Side, Segment) const { return {}; }
};

/// C2 to S3, then S4-5 at S4: dermatome 0 is segment 1.
constexpr Segment dermatome_segment(std::size_t dermatome) {
  return Segment{static_cast<std::uint8_t>(dermatome + 1)};
}
static_assert(dermatome_segment(isncsci::dermatomes - 1) == anatomy::sacral_segment);

/// Supply of one segment by one tract, in its two parts.
struct Supplied {
  double passing, zone;
  double all() const { return passing + zone; }
};

Supplied damped(Supplied u, const SegmentEffect& effect) {
  const double left = (1 - effect.inflammation) * (1 - effect.mass);
  return {u.passing * left, u.zone * left};
}

/// The examination of one side of the body.
template <class Effect>
class SideMap {
 public:
  SideMap(const FunctionParameters& parameters, const Supply& supply, const Conduction& conduction,
          const Sensitivity& sensitivity, const Effect& effect, Side body)
      : p_(parameters),
        supply_(supply[index(body)]),
        conduction_(conduction),
        sensitivity_(sensitivity),
        effect_(effect),
        body_(body),
        half_(core::pow(p_.drive.half * conduction.half, p_.drive.steepness)) {}

  void examine(ExamSide& exam) const {
    for (std::size_t m = 0; m < isncsci::key_muscles; ++m) exam.motor[m] = {strength(m), {}};
    for (std::size_t d = 0; d < isncsci::dermatomes; ++d) {
      exam.light_touch[d] = {touch(d), {}};
      exam.pin_prick[d] = {prick(d), {}};
    }
  }

  bool contracts(double sacral_factor) const {
    const Segment segment = anatomy::sacral_segment;
    const Supplied u = drive(segment, p_.drive.corticospinal_leg);
    const double f = force(std::min(1.0, u.passing * sacral_factor + u.zone), supply_.sacral_pool,
                           effect_(body_, segment));
    return f >= p_.leg.force[0];
  }

  bool feels_pressure() const {
    const double most = std::max(sensory(Tract::dorsal_column, anatomy::sacral_segment),
                                 sensory(Tract::spinothalamic, anatomy::sacral_segment));
    return most >= p_.sensation.deep_pressure;
  }

 private:
  Supplied supplied(Tract tract, Segment segment) const {
    const SegmentEffect& effect = effect_(body_, segment);
    const bool crossed = tract == Tract::spinothalamic;
    const std::uint8_t first = crossed ? supply_.first_hurt_crossed : supply_.first_hurt;
    if (segment.index < first) return damped({0, 1}, effect);
    const std::size_t t = index(tract);
    const double spared = supply_.spared[t];
    const double today = conduction_.passing[index(body_)][t];
    const double conducts = today + (1 - today) * effect.conduction[t];
    const double zone = (crossed ? supply_.zone_crossed : supply_.zone)[segment.index];
    const auto& in_zone = is_motor(tract) ? conduction_.zone_motor : conduction_.zone_sensory;
    return damped(
        {spared * conducts + effect.relay[t], (1 - spared) * zone * in_zone[index(body_)]}, effect);
  }

  Supplied drive(Segment segment, double corticospinal) const {
    const Supplied c = supplied(Tract::corticospinal, segment);
    const Supplied r = supplied(Tract::reticulospinal, segment);
    const double rest = 1 - corticospinal;
    return {corticospinal * c.passing + rest * r.passing, corticospinal * c.zone + rest * r.zone};
  }

  double force(double drive, double pool, const SegmentEffect& effect) const {
    if (drive <= 0) return 0;
    const double living = std::min(1.0, pool + effect.rescued_pool);
    const double raised = core::pow(drive, p_.drive.steepness);
    const double gain = (1 + half_) * raised / (half_ + raised);
    return std::min(1.0, conduction_.sprouting * living) * gain;
  }

  std::uint8_t strength(std::size_t muscle) const {
    const Segment segment = anatomy::muscle_segment[muscle];
    const bool arm = muscle < isncsci::arm_muscles;
    const double share = arm ? p_.drive.corticospinal_arm : p_.drive.corticospinal_leg;
    const bool intact = segment.index < supply_.first_hurt;
    const double own = intact ? 1 : double{sensitivity_.muscle[index(body_)][muscle]};
    const double u = std::min(1.0, drive(segment, share).all() * own);
    const double f = force(u, supply_.pool[muscle], effect_(body_, segment));
    const auto& cuts = (arm ? p_.arm : p_.leg).force;
    std::uint8_t grade = 0;
    while (grade < cuts.size() && f >= cuts[grade]) ++grade;
    return grade;
  }

  double sensory(Tract tract, Segment segment) const {
    return std::min(1.0, supplied(tract, segment).all());
  }
  std::uint8_t score(Tract tract, std::size_t dermatome, float own) const {
    const Segment segment = dermatome_segment(dermatome);
    const bool crossed = tract == Tract::spinothalamic;
    const bool intact = segment.index < (crossed ? supply_.first_hurt_crossed : supply_.first_hurt);
    const double u = sensory(tract, segment) * (intact ? 1 : double{own});
    if (u >= p_.sensation.normal) return isncsci::normal_sensation;
    return u >= p_.sensation.impaired ? 1 : 0;
  }
  std::uint8_t touch(std::size_t d) const {
    return score(Tract::dorsal_column, d, sensitivity_.touch[index(body_)][d]);
  }
  std::uint8_t prick(std::size_t d) const {
    return score(Tract::spinothalamic, d, sensitivity_.prick[index(body_)][d]);
  }

  const FunctionParameters& p_;
  const SideSupply& supply_;
  const Conduction& conduction_;
  const Sensitivity& sensitivity_;
  const Effect& effect_;
  Side body_;
  double half_;  // (drive that gives half the force)^n, today
};

isncsci::Answer answer(bool yes) { return yes ? isncsci::Answer::yes : isncsci::Answer::no; }

template <class Effect>
Exam examination(const FunctionParameters& parameters, double sacral_factor, const Supply& supply,
                 const Conduction& conduction, const Sensitivity& sensitivity,
                 const Effect& effect) {
  const SideMap right(parameters, supply, conduction, sensitivity, effect, Side::right);
  const SideMap left(parameters, supply, conduction, sensitivity, effect, Side::left);
  Exam exam;
  right.examine(exam.right);
  left.examine(exam.left);
  exam.voluntary_anal_contraction =
      answer(right.contracts(sacral_factor) || left.contracts(sacral_factor));
  exam.deep_anal_pressure = answer(right.feels_pressure() || left.feels_pressure());
  return exam;
}

}  // namespace

FunctionMap::FunctionMap(const FunctionParameters& parameters)
    : parameters_(parameters),
      sacral_factor_(std::max(1.0, parameters.sensitivity.sacral_advantage) *
                     greatest_sensitivity(parameters.sensitivity.muscle_sd)) {}

Exam FunctionMap::examine(const Supply& supply, const Conduction& conduction,
                          const Sensitivity& sensitivity) const {
  return examination(parameters_, sacral_factor_, supply, conduction, sensitivity, NoEffect{});
}

Exam FunctionMap::examine(const Supply& supply, const Conduction& conduction,
                          const Sensitivity& sensitivity, const CordEffect& effect) const {
  return examination(parameters_, sacral_factor_, supply, conduction, sensitivity, effect);
}

}  // namespace caudata::patient
