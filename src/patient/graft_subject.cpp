// SPDX-License-Identifier: Apache-2.0
#include "patient/graft_subject.hpp"

#include <algorithm>

#include "isncsci/classify_determined.hpp"

namespace caudata::patient {
namespace {

struct DestroyedInterval {
  double rostral, caudal;  // [mm] of a typical man's cord
};

/// From the first to the last place that is destroyed on one side or the other.
DestroyedInterval destroyed(const anatomy::Lesion& lesion, const anatomy::Cord& cord) {
  const anatomy::LesionSide& right = lesion[anatomy::Side::right];
  const anatomy::LesionSide& left = lesion[anatomy::Side::left];
  return {std::max(0.0, std::min(right.rostral, left.rostral)),
          std::min(cord.length(), std::max(right.caudal, left.caudal))};
}

anatomy::Segment segment_at(const anatomy::Cord& cord, double x) {
  anatomy::Segment segment{0};
  while (segment.index + 1u < anatomy::segment_count && cord.end(segment) <= x) ++segment.index;
  return segment;
}

/// About the middle of the segment that holds the interval's; shortened where it would leave the
/// cord.
graft::GraftLesion about_a_segment(const DestroyedInterval& interval, const anatomy::Cord& cord,
                                   double length_scale) {
  const anatomy::Segment level = segment_at(cord, (interval.rostral + interval.caudal) / 2);
  const double middle = cord.middle(level);
  const double room = 2 * std::min(middle, cord.length() - middle);
  return {level, std::min(interval.caudal - interval.rostral, room) * length_scale};
}

/// A sharp line has no length of its own: the lesion begins at the line. Length of a typical man.
graft::GraftLesion below_line(const anatomy::Lesion& lesion, const anatomy::Cord& cord,
                              double length, double length_scale) {
  const double line = destroyed(lesion, cord).rostral;
  return about_a_segment({line, std::min(line + length, cord.length())}, cord, length_scale);
}

}  // namespace

TypicalGraftSubject typical_graft_subject(const core::Ledger& ledger,
                                          std::vector<std::string>& missing) {
  const auto canal = ledger.resolve<anatomy::CanalParameters>("anatomy.canal", missing);
  const auto injury = ledger.resolve<InjuryParameters>("patient.injury", missing);
  return {canal.person, canal.axis.female, injury.extent.length.median};
}

std::optional<graft::GraftLesion> graft_lesion(const anatomy::Lesion& lesion,
                                               const anatomy::Cord& cord, double length_scale) {
  const DestroyedInterval interval = destroyed(lesion, cord);
  if (!(interval.caudal > interval.rostral)) return {};
  return about_a_segment(interval, cord, length_scale);
}

graft::GraftSubject graft_subject(const VirtualPatient& patient, const anatomy::Cord& cord,
                                  core::Days injury_to_first_dose,
                                  const TypicalGraftSubject& typical) {
  graft::GraftSubject subject;
  const bool woman = patient.covariates.sex == Sex::female;
  subject.sex = woman ? graft::Sex::female : graft::Sex::male;
  subject.length_scale = woman ? typical.female : 1;
  subject.csf = typical.canal.csf;
  subject.heart_rate = typical.canal.heart_rate;
  subject.stroke_volume = typical.canal.stroke_volume;
  subject.block = {typical.canal.passage, typical.canal.block_length};
  const anatomy::Lesion& lesion = patient.injury.lesion;
  subject.lesion = graft_lesion(lesion, cord, subject.length_scale);
  if (!subject.lesion)
    subject.lesion = below_line(lesion, cord, typical.lesion_length, subject.length_scale);
  subject.ais = isncsci::letter(isncsci::classify_determined(patient.screening_exam).ais.only());
  subject.injury_to_first_dose = injury_to_first_dose;
  return subject;
}

}  // namespace caudata::patient
