// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/quantity.hpp"
#include "patient/recovery_parameters.hpp"

namespace caudata::patient {

/// When natural recovery happens: F(t) = W(t) / W(end), W(t) = 1 - exp(-(t / scale)^shape), t in
/// days after injury; 1 from the end of the year on. One law for motor and sensory scores and all
/// grades. Neglected: late recovery after a year.
class TimeCourse {
 public:
  explicit TimeCourse(const TimeCourseParameters& parameters);

  /// Share of the year's recovery that has happened by the day.
  double done(core::Days since_injury) const;

  /// Recovery still to come after the day, relative to what is still to come after the reference
  /// day of the published tables.
  double remaining(core::Days since_injury) const;

  /// Share of the recovery after `from` that has happened by `day`: 0 on `from` and before, 1 at
  /// the end of the year and after.
  double done_since(core::Days from, core::Days day) const;

 private:
  double weibull(double day) const;

  TimeCourseParameters p_;
  double whole_, reference_;
};

}  // namespace caudata::patient
