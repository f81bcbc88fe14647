// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "design/record.hpp"
#include "trial/course.hpp"

namespace caudata::trial {

/// What the design may see of a trial under way, and nothing else: outcomes enter on the day on
/// which they become known.
class DesignView {
 public:
  explicit DesignView(const design::DoseLadder& ladder);

  void open(design::DoseLevel level);
  void start(const Course& course, design::Enrolment enrolment = design::Enrolment::cohort);
  /// The outcome of the patient with this index (order of enrolment) is known.
  void resolve(std::uint32_t index, const SubjectRecord& subject, core::Days day);
  bool knows(std::size_t index) const {
    return seen_.patients[index].evaluability != design::Evaluability::pending;
  }
  /// An evaluable patient has responded; for designs that weigh efficacy.
  void add_response(std::uint32_t index, const SubjectRecord& subject);
  /// One more patient has an event of the procedure that counts.
  void count_procedure_event() { ++seen_.procedure.events; }
  /// A DLT after the window counts, once per patient.
  void count_late_dlt(std::uint32_t index, const SubjectRecord& subject, core::Days day);

  /// Everything up to `day`.
  const design::Record& at(core::Days day, const std::vector<Course>& courses);
  const design::Tallies& tallies() const { return seen_.tallies; }

 private:
  void add(std::uint32_t index, design::Tally outcome);

  design::Record seen_;
};

}  // namespace caudata::trial
