// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "graft/course/published_rows.hpp"

namespace caudata::graft {
namespace {

PublishedVerdict verdict_of(const anatomy::CanalCheckRow& check) {
  if (!check.predicted) return PublishedVerdict::not_modelled;
  return check.inside ? PublishedVerdict::inside : PublishedVerdict::missed;
}

std::string reason_for(const anatomy::CanalCheckRow& check) {
  if (!check.predicted) return check.published.not_modelled;
  return check.inside ? std::string() : check.published.if_missed;
}

}  // namespace

std::vector<PublishedRow> published_canal_rows(
    const std::vector<anatomy::CanalPrediction>& predictions,
    const std::vector<anatomy::PublishedCanalValue>& published) {
  std::vector<PublishedRow> rows;
  for (const anatomy::CanalCheckRow& check : anatomy::canal_checks(predictions, published)) {
    const anatomy::PublishedCanalValue& p = check.published;
    rows.push_back({p.id, p.what, check.predicted, fmt::format("{:g}", p.observed), p.lower,
                    p.upper, p.unit, p.species, p.source, verdict_of(check), reason_for(check)});
  }
  return rows;
}

}  // namespace caudata::graft
