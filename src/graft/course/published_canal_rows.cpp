// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>

#include "graft/course/published_rows.hpp"

namespace caudata::graft {

std::vector<PublishedRow> published_canal_rows(
    const std::vector<anatomy::CanalPrediction>& predictions,
    const std::vector<anatomy::PublishedCanalValue>& published, double passage) {
  std::vector<PublishedRow> rows;
  for (const anatomy::CanalCheckRow& check : anatomy::canal_checks(predictions, published)) {
    const anatomy::PublishedCanalValue& p = check.published;
    PublishedRow row{p.id,
                     p.what,
                     check.predicted,
                     fmt::format("{:g}", p.observed),
                     p.lower,
                     p.upper,
                     p.unit,
                     p.species,
                     p.source,
                     check.inside,
                     {}};
    if (std::isinf(check.predicted) && passage == 0) {
      row.ours.reset();
      row.why_not = "the canal of this person is closed at the lesion; nobody measured had that";
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace caudata::graft
