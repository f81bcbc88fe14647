// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "anatomy/canal/drift_grid.hpp"

namespace caudata::anatomy {

/// A measurement in persons, as the table of the canal states it.
struct PublishedCanalValue {
  std::string id, what;
  double observed{0}, lower{0}, upper{0};  // mean, and mean -+ SD or the range of the source
  std::string unit, species, source;
};

struct CanalPrediction {
  std::string id;
  double value{0};
};

/// A published number beside ours. Nothing is fitted to make a row come inside.
struct CanalCheckRow {
  PublishedCanalValue published;
  double predicted{0};
  bool inside{false};
};

/// Every quantity of this canal that was measured in persons; `grid` is its drift supine.
std::vector<CanalPrediction> canal_predictions(const Canal& canal, const CanalFlow& flow,
                                               const CanalGrid& grid);

/// One row per published value that has a prediction, in the order of `published`.
std::vector<CanalCheckRow> canal_checks(const std::vector<CanalPrediction>& predictions,
                                        const std::vector<PublishedCanalValue>& published);

/// Hours in which the drift, mixed over the gap's depth, can carry rostrally from one place to
/// another along the fastest path; infinite where nothing flows rostrally. from > to [mm].
double drift_hours(const CanalGrid& grid, double from, double to);

/// Hours after which mixing alone has spread over a distance, (integral of dx / sqrt(2 D))^2;
/// infinite where nothing mixes.
double mixing_hours(const CanalGrid& grid, double from, double to);

}  // namespace caudata::anatomy
