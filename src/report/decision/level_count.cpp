// SPDX-License-Identifier: Apache-2.0
#include "report/decision/level_count.hpp"

namespace caudata::report {

LevelCount level_count(const design::Record& record, design::DoseLevel level) {
  const design::Tally& tally = record.tallies[level];
  LevelCount count{.evaluable = tally.evaluable, .dlt = tally.dlt};
  for (const design::PatientRecord& patient : record.patients) {
    if (patient.level != level || patient.evaluability == design::Evaluability::evaluable) continue;
    ++(patient.evaluability == design::Evaluability::pending ? count.pending : count.uncounted);
  }
  return count;
}

}  // namespace caudata::report
