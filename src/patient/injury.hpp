// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "patient/natural_history.hpp"

namespace caudata::patient {

/// How an injury came to fit its examination at admission.
struct Fit {
  enum class Origin : std::uint8_t {
    drawn,    // the examination of the reference day classifies as asked
    textbook  // no draw did; a sharp lesion made for the level and grade stands in
  };
  int attempts{1};
  Origin origin{Origin::drawn};
};

/// A cord, its course, and what an examination needs worked out beforehand.
struct Injury {
  anatomy::Lesion lesion;
  RecoveryCourse course;
  Sensitivity sensitivity;
  Supply supply;
  Fit fit;
};

/// The parts of the model that injuries are drawn with, none of them owned.
struct InjuryModel {
  const anatomy::Cord& cord;
  const InjuryParameters& injury;
  const NaturalHistoryParameters& history;
  const CareParameters& care;
  const FunctionMap& function;
};

core::Days reference_day(const InjuryParameters& parameters);

/// The examination of an injured cord on a day, without examiner's error.
isncsci::Exam examine(const InjuryModel& model, const Injury& injury, core::Days since_injury);

/// Proposals for the person's level and grade until one's examination on the reference day
/// classifies so; `most_attempts` at most. Each attempt has a lane of its own, so its draws do not
/// depend on those before.
Injury draw_injury(const InjuryModel& model, const Covariates& person,
                   const core::TrialStreams& streams, core::CandidateId candidate);
inline constexpr int most_attempts = 64;

/// The sharp lesion that stands in: nothing but the passing share below the level, and that chosen
/// by the grade. Precondition: attainable.
Injury textbook_injury(const InjuryModel& model, const Covariates& person);

}  // namespace caudata::patient
