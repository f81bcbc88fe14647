// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/document.hpp"
#include "design/ladder.hpp"
#include "design/record.hpp"
#include "safety/holds.hpp"
#include "trial/listing/listing.hpp"

namespace caudata::trial {

using core::Days;

enum class Presence : std::uint8_t { in_follow_up, left };
/// What the site says of a patient's evaluability.
enum class Judged : std::uint8_t { by_the_rules, counts, does_not_count };

/// One dosed patient of a real trial, as listed. Days are calendar days.
struct ListedPatient {
  std::string subject;
  design::DoseLevel level;
  std::optional<int> cohort;
  design::Enrolment enrolment{design::Enrolment::cohort};
  std::vector<Days> planned;  // as listed, or by the protocol from the first dose
  std::vector<Days> given;    // empty: enrolled, not dosed yet
  std::optional<Days> dlt;
  Days last_seen{0};
  Presence presence{Presence::in_follow_up};
  Judged judged{Judged::by_the_rules};
  std::string why_not;
  bool response{false};
  bool related_death{false};
  std::optional<Days> procedure_event;  // the first that counts for the stopping rule
  std::optional<safety::AntithromboticUse> antithrombotic;
  std::optional<Days> failed_puncture;
  std::optional<double> delivered;  // share of the last nominal dose
  std::optional<safety::WithholdingEvent> event;
  std::size_t row{0};  // of the listing

  /// Precondition: a dose was given.
  Days first_dose() const { return given.front(); }
};

/// The patients of a trial as they are known on one day, in order of their first doses.
struct PatientList {
  Days on{0};
  std::vector<ListedPatient> patients;
  std::vector<ListedPatient> waiting;  // enrolled, no dose yet
};

}  // namespace caudata::trial
