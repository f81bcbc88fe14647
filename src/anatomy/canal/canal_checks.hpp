// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anatomy/canal/drift_grid.hpp"
#include "anatomy/canal/solute.hpp"

namespace caudata::anatomy {

/// A measurement in persons, as the table of the canal states it.
struct PublishedCanalValue {
  std::string id, what;
  double observed{0}, lower{0}, upper{0};  // mean, and mean -+ SD or the range of the source
  std::string unit, species, source;
  std::string if_missed;     // what is known of a miss, or nothing
  std::string not_modelled;  // why no canal of ours could show it; empty if one can
};

struct CanalPrediction {
  std::string id;
  double value{0};
};

/// A published number beside ours. Nothing is fitted to make a row come inside.
struct CanalCheckRow {
  PublishedCanalValue published;
  std::optional<double> predicted;  // empty for what is not modelled
  bool inside{false};
};

/// What was measured in persons, for this canal by the same definitions; `grid` is its drift
/// supine. Nobody measured had an injury: give the canal without it.
std::vector<CanalPrediction> canal_predictions(const Canal& canal, const CanalFlow& flow,
                                               const CanalGrid& grid);

/// One row per published value that has a prediction or is not modelled, in the order of
/// `published`.
std::vector<CanalCheckRow> canal_checks(const std::vector<CanalPrediction>& predictions,
                                        const std::vector<PublishedCanalValue>& published);

/// Hours until `share` of what is dissolved at `from` lies rostral of `to` [mm]; infinite if that
/// takes more than a week.
double ascent_hours(const SoluteLine& line, double from, double to, double share);

}  // namespace caudata::anatomy
