// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "anatomy/canal/canal_parameters.hpp"
#include "anatomy/cord.hpp"
#include "graft/course/case.hpp"
#include "patient/virtual_patient.hpp"

namespace caudata::patient {

/// What a virtual patient does not say of the person a graft is given to.
struct TypicalGraftSubject {
  anatomy::CanalPersonParameters canal;  // anatomy.canal.person
  double female;                         // a woman's lengths over a man's
  double lesion_length;                  // of an injury without an extent of its own [mm]
};
TypicalGraftSubject typical_graft_subject(const core::Ledger& ledger,
                                          std::vector<std::string>& missing);

/// The cord that an injury destroyed on either side, as one interval about the middle of a segment:
/// the interval's own middle may lie up to half a segment away, and the lesion is shortened where
/// it would leave the cord. The cord of injuries is a typical man's; `length_scale` brings its
/// lengths to the person's. Empty: nothing is destroyed, as in an injury that is a sharp line.
std::optional<graft::GraftLesion> graft_lesion(const anatomy::Lesion& lesion,
                                               const anatomy::Cord& cord, double length_scale);

/// The person of a trial as a graft meets them. Lesion, sex, grade of the screening examination
/// (without examiner's error) and day are the patient's own; the canal, its block, and the length
/// of a lesion that is a sharp line are a typical person's.
graft::GraftSubject graft_subject(const VirtualPatient& patient, const anatomy::Cord& cord,
                                  core::Days injury_to_first_dose,
                                  const TypicalGraftSubject& typical);

}  // namespace caudata::patient
