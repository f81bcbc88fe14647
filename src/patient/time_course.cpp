// SPDX-License-Identifier: Apache-2.0
#include "patient/time_course.hpp"

#include "core/elementary.hpp"

namespace caudata::patient {

TimeCourse::TimeCourse(const TimeCourseParameters& parameters)
    : p_(parameters),
      whole_(weibull(parameters.end_day)),
      reference_(weibull(parameters.reference_day) / whole_) {}

double TimeCourse::weibull(double day) const {
  return -core::expm1(-core::pow(day / p_.scale, p_.shape));
}

double TimeCourse::done(core::Days since_injury) const {
  if (since_injury.value() <= 0) return 0;
  if (since_injury.value() >= p_.end_day) return 1;
  return weibull(since_injury.value()) / whole_;
}

double TimeCourse::remaining(core::Days since_injury) const {
  return (1 - done(since_injury)) / (1 - reference_);
}

double TimeCourse::done_since(core::Days from, core::Days day) const {
  if (day <= from) return 0;
  if (day.value() >= p_.end_day) return 1;
  const double before = done(from);
  return (done(day) - before) / (1 - before);
}

}  // namespace caudata::patient
