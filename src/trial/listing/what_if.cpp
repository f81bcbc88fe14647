// SPDX-License-Identifier: Apache-2.0
#include "trial/listing/what_if.hpp"

#include <algorithm>

namespace caudata::trial {
namespace {

using design::Enrolment;
using design::Evaluability;

/// A patient who has not started yet, as he will be when fully observed.
design::PatientRecord supposed(const design::Record& record, design::DoseLevel level, bool dlt) {
  design::PatientRecord patient;
  patient.subject = core::SubjectId(static_cast<std::uint32_t>(record.patients.size()) + 1);
  patient.level = level;
  patient.given_doses = {record.now};
  patient.evaluability = Evaluability::evaluable;
  if (dlt) patient.dlt = record.now;
  return patient;
}

void suppose(design::Record& record, const OpenGroup& group, int dlt) {
  int left = dlt;
  for (const std::size_t index : group.pending) {
    design::PatientRecord& patient = record.patients[index];
    patient.evaluability = Evaluability::evaluable;
    if (left-- > 0) patient.dlt = record.now;
  }
  for (int i = 0; i < group.to_start; ++i) {
    record.patients.push_back(supposed(record, group.level, left-- > 0));
  }
  // Patients of another level are of an earlier cohort.
  const design::Tally outcome = design::tally_of(group.patients(), dlt);
  const bool at_last_dose = record.tallies.last_dose[group.level.part] == group.level.dose;
  if (at_last_dose && group.enrolment == Enrolment::cohort) {
    record.tallies.add_to_cohort(group.level, outcome);
  } else {
    record.tallies[group.level] += outcome;
  }
}

/// The next combination, the first group fastest; false after the last one.
bool advance(std::vector<int>& dlts, const std::vector<OpenGroup>& groups, bool ends_alone) {
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const int all = groups[g].patients();
    if (dlts[g] < all) {
      dlts[g] = ends_alone ? all : dlts[g] + 1;
      return true;
    }
    dlts[g] = 0;
  }
  return false;
}

std::size_t combinations(const std::vector<OpenGroup>& groups) {
  std::size_t product = 1;
  for (const OpenGroup& group : groups) {
    product *= static_cast<std::size_t>(group.patients()) + 1;
  }
  return product;
}

}  // namespace

std::vector<OpenGroup> open_groups(const design::Record& record) {
  std::vector<OpenGroup> groups;
  for (std::size_t i = 0; i < record.patients.size(); ++i) {
    const design::PatientRecord& patient = record.patients[i];
    if (patient.evaluability != Evaluability::pending) continue;
    group_of(groups, patient.level, patient.enrolment).pending.push_back(i);
  }
  std::ranges::sort(groups, {},
                    [](const OpenGroup& group) { return std::pair(group.level, group.enrolment); });
  return groups;
}

OpenGroup& group_of(std::vector<OpenGroup>& groups, design::DoseLevel level,
                    design::Enrolment enrolment) {
  const auto same = [&](const OpenGroup& group) {
    return group.level == level && group.enrolment == enrolment;
  };
  const auto group = std::ranges::find_if(groups, same);
  if (group != groups.end()) return *group;
  return groups.emplace_back(OpenGroup{.level = level, .enrolment = enrolment});
}

std::vector<WhatIf> what_if(const design::Escalation& escalation, const design::Record& record,
                            const std::vector<OpenGroup>& groups, std::size_t most) {
  std::vector<WhatIf> all;
  if (groups.empty()) return all;
  const bool ends_alone = combinations(groups) > most;
  std::vector<int> dlts(groups.size(), 0);
  do {
    design::Record then = record;
    WhatIf one;
    for (std::size_t g = 0; g < groups.size(); ++g) {
      suppose(then, groups[g], dlts[g]);
      one.outcomes.push_back({groups[g].level, groups[g].enrolment, groups[g].patients(), dlts[g]});
    }
    one.decision = escalation.next(then);
    all.push_back(std::move(one));
  } while (advance(dlts, groups, ends_alone));
  return all;
}

std::vector<WhatIf> what_if_treated(const design::Escalation& escalation,
                                    const design::Record& record, const design::Treat& treat) {
  design::Record then = record;
  then.tallies.open(treat.at);
  return what_if(escalation, then, {{.level = treat.at, .to_start = treat.patients}});
}

}  // namespace caudata::trial
