// SPDX-License-Identifier: Apache-2.0
#include "patient/injury.hpp"

#include <algorithm>
#include <cmath>

#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "core/samplers.hpp"
#include "isncsci/classify_determined.hpp"
#include "patient/cord_part.hpp"
#include "patient/sensitivity.hpp"
#include "patient/spread.hpp"

namespace caudata::patient {
namespace {

using anatomy::Lesion;
using anatomy::Segment;
using anatomy::Tract;
using isncsci::AsiaImpairmentScale;

Segment first_hurt(isncsci::Level level) {
  return Segment{static_cast<std::uint8_t>(level.index + 1)};
}

void draw_extent(Lesion& lesion, const ExtentParameters& p, const anatomy::Cord& cord,
                 isncsci::Level level, core::Stream& stream) {
  const Segment first = first_hurt(level);
  const double rostral = cord.start(first) + stream.uniform() * cord.length(first);
  const double apart =
      std::min(core::sample_exponential(stream, 1 / p.asymmetry), p.most_asymmetry);
  const bool equal = stream.uniform() < p.equal;
  const bool right_first = stream.uniform() < 0.5;
  const double further = equal ? rostral : rostral + apart;
  lesion.side[0].rostral = right_first ? rostral : further;
  lesion.side[1].rostral = right_first ? further : rostral;
  const double length = draw(p.length, stream);
  for (anatomy::LesionSide& side : lesion.side) side.caudal = side.rostral + length;
  lesion.zone = draw(p.zone, stream);
  lesion.reach = p.zone_reach;
  // The lumbar enlargement is a few centimetres long: one lesion takes most of it.
  const bool lumbar = cord_part(level) == CordPart::t10_and_below;
  const double loss = p.loss_mean + (lumbar ? p.loss_lumbar : 0);
  lesion.pool_loss = std::clamp(loss + p.loss_sd * standard_normal(stream), 0.0, 1.0);
}

/// Which kinds of axon pass.
struct Continuity {
  bool any, motor;
};

Continuity draw_continuity(const InjuryModel& model, const Covariates& person,
                           core::Stream& stream) {
  using enum AsiaImpairmentScale;
  const ContinuityParameters& p = model.injury.continuity;
  const double some = stream.uniform(), motor = stream.uniform();
  if (person.ais == b) return {true, motor < p.motor_b};
  if (person.ais != a) return {true, true};
  const double share = p.any(cord_part(person.neurological_level));
  const double odds = share / (1 - share) * core::exp(model.care.era);
  return {some < odds / (1 + odds), motor < p.motor_a};
}

double logit(double p) { return core::log(p / (1 - p)); }
double from_logit(double x) { return 1 / (1 + core::exp(-x)); }

void draw_spared(Lesion& lesion, const InjuryModel& model, const Covariates& person,
                 core::Stream& stream) {
  const SparedParameters& p = model.injury.spared;
  const Continuity passes = draw_continuity(model, person, stream);
  const double care = spared_by_care(model.care, person);
  const double sensory = logit(p.sensory.of(person.ais)) + care;
  const double motor = logit(p.motor.of(person.ais)) + care;
  const double patient = p.patient_sd * standard_normal(stream);
  for (const Tract tract : anatomy::all_tracts) {
    const double of_kind = is_motor(tract) ? motor : sensory;
    const double less = tract == Tract::corticospinal ? p.corticospinal : 0;
    const double typical = of_kind + less + patient + p.tract_sd * standard_normal(stream);
    for (anatomy::LesionSide& side : lesion.side) {
      const double share = from_logit(typical + p.side_sd * standard_normal(stream));
      const bool none = !passes.any || (is_motor(tract) && !passes.motor);
      side.spared[index(tract)] = none ? 0 : share;
    }
  }
}

void propose(Injury& injury, const InjuryModel& model, const Covariates& person,
             core::Stream& stream) {
  draw_extent(injury.lesion, model.injury.extent, model.cord, person.neurological_level, stream);
  draw_spared(injury.lesion, model, person, stream);
  injury.course = draw_course(model.history, model.care, person, stream);
  injury.supply = supply(injury.lesion, model.cord);
}

bool classifies_as_asked(const InjuryModel& model, const Injury& injury, const Covariates& person) {
  const auto result =
      isncsci::classify_determined(examine(model, injury, reference_day(model.injury)));
  return result.ais.only() == person.ais &&
         result.neurological_level.only() == person.neurological_level;
}

/// The drive that gives this force in a whole pool.
double drive_for(double force, const DriveParameters& p, double half_today) {
  const double half = core::pow(p.half * half_today, p.steepness);
  const double gain = force / (1 + half);
  return core::pow(half * gain / (1 - gain), 1 / p.steepness);
}

/// A force that makes no leg and no arm muscle useful, or all.
double textbook_force(const FunctionParameters& p, AsiaImpairmentScale grade) {
  constexpr std::size_t first = 0, useful = isncsci::against_gravity - 1, full = 4;
  const auto between = [](double lower, double upper) { return std::sqrt(lower * upper); };
  if (grade == AsiaImpairmentScale::d) {
    return between(std::max(p.arm.force[useful], p.leg.force[useful]),
                   std::min(p.arm.force[full], p.leg.force[full]));
  }
  return between(std::max(p.arm.force[first], p.leg.force[first]),
                 std::min(p.arm.force[useful], p.leg.force[useful]));
}

}  // namespace

core::Days reference_day(const InjuryParameters& parameters) {
  return core::Days(static_cast<std::int32_t>(std::lround(parameters.reference_day)));
}

isncsci::Exam examine(const InjuryModel& model, const Injury& injury, core::Days since_injury) {
  return model.function.examine(injury.supply,
                                conduction(injury.course, model.history.growth, since_injury),
                                injury.sensitivity);
}

Injury textbook_injury(const InjuryModel& model, const Covariates& person) {
  using enum AsiaImpairmentScale;
  EXPECTS(attainable(person.ais, person.neurological_level));
  const FunctionParameters& p = model.function.parameters();
  Injury injury;
  injury.sensitivity = even_sensitivity();
  injury.course.plasticity = model.history.growth.plasticity;
  const Conduction today =
      conduction(injury.course, model.history.growth, reference_day(model.injury));
  const bool motor = person.ais == c || person.ais == d;
  const double drive = motor ? drive_for(textbook_force(p, person.ais), p.drive, today.half) : 0;
  const double sense = person.ais == a ? 0 : std::sqrt(p.sensation.impaired * p.sensation.normal);
  const double rostral = model.cord.start(first_hurt(person.neurological_level));
  for (anatomy::LesionSide& side : injury.lesion.side) {
    side = {rostral, rostral, {drive, drive, sense, sense}};
  }
  injury.supply = supply(injury.lesion, model.cord);
  injury.fit = {most_attempts, Fit::Origin::textbook};
  return injury;
}

Injury draw_injury(const InjuryModel& model, const Covariates& person,
                   const core::TrialStreams& streams, core::CandidateId candidate) {
  EXPECTS(attainable(person.ais, person.neurological_level));
  core::Stream cells = streams.of(candidate, core::Process::sensitivity);
  Injury injury;
  injury.sensitivity = draw_sensitivity(model.function.parameters().sensitivity, cells);
  for (int attempt = 1; attempt <= most_attempts; ++attempt) {
    core::Stream stream =
        streams.of(candidate, core::Process::injury, static_cast<std::uint32_t>(attempt - 1));
    propose(injury, model, person, stream);
    if (!classifies_as_asked(model, injury, person)) continue;
    injury.fit.attempts = attempt;
    return injury;
  }
  return textbook_injury(model, person);
}

}  // namespace caudata::patient
