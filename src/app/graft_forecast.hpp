// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>
#include <vector>

#include "app/graft_job.hpp"
#include "graft/course/graft_setup.hpp"

namespace caudata::app {

/// What a job takes, from the person's canal and what is delivered, before a cell moves. The only
/// place that foresees. Memory and time are central guesses, disk is an upper bound.
GraftForecast forecast_of(const GraftJob& job, const graft::GraftSetup& setup);

/// How much of the foreseen work is behind a run, so that the time left can be told: an hour of the
/// person's time soon after a dose is much more of it than a later one. [s] of one thread.
class GraftWork {
 public:
  GraftWork(const GraftJob& job, const graft::GraftSetup& setup);

  double until(double hour) const;
  /// After the run itself: so many null models, and so much of the next.
  double until(int null_models, double hour) const;
  double all() const;

 private:
  double hours_{0}, in_tissue_{0}, of_null_{0};
  std::vector<std::pair<double, double>> doses_;  // hour, seconds
};

}  // namespace caudata::app
