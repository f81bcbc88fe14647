// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "core/ledger.hpp"
#include "evidence/findings.hpp"
#include "patient/examiner.hpp"
#include "patient/population.hpp"
#include "patient/scales.hpp"
#include "safety/background.hpp"

namespace caudata::evidence {

inline constexpr std::size_t region_count = 3;

/// The models that predictions come from, with the values of one ledger: the only place where
/// `evidence` meets `patient` and `safety`.
class World {
 public:
  /// Precondition: the ledger has every entry (a test of the data).
  explicit World(const core::Ledger& ledger);

  /// A person from the injury on.
  patient::VirtualPatient draw(patient::Region region, const core::TrialStreams& streams,
                               core::CandidateId candidate) const;

  /// What an examiner writes down on a day since injury, from day 1.
  Findings seen(const patient::VirtualPatient& person, core::Days since_injury,
                const patient::Occasion& occasion) const;

  const safety::BackgroundEvents& events() const { return events_; }

 private:
  isncsci::Exam examine(const patient::VirtualPatient& person, core::Days since_injury) const;
  Findings findings_of(const isncsci::Exam& exam, const patient::Covariates& person) const;

  std::vector<std::string> missing_;
  std::vector<patient::Population> populations_;  // by region
  safety::BackgroundEvents events_;
  patient::Examiner examiner_;
  patient::ScimParameters scim_;
  patient::WalkingRuleParameters walking_;
};

/// The first day on which a person can be examined.
inline constexpr core::Days first_day{1};

}  // namespace caudata::evidence
