// SPDX-License-Identifier: Apache-2.0
#include "oc/event_time.hpp"

#include <algorithm>

#include "core/contract.hpp"
#include "core/elementary.hpp"

namespace caudata::oc {
namespace {

constexpr double most_certain = 1 - 1e-12;

}  // namespace

EventTime::EventTime(const Onset& onset, double p) : law_(onset.law), p_(p) {
  EXPECTS(p >= 0 && p <= 1 && onset.window > 0);
  if (law_ != OnsetLaw::weibull || p_ <= 0) return;
  EXPECTS(onset.late_share > 0 && onset.late_share < 1);
  p_ = std::min(p_, most_certain);
  log_survival_ = core::log1p(-p_);
  // S(t) = exp(-c t^k) with S(1) = 1 - p and S(1/2) = 1 - (1 - late) p
  const double log_survival_at_half = core::log1p(-(1 - onset.late_share) * p_);
  inverse_shape_ = core::log(2) / core::log(log_survival_ / log_survival_at_half);
}

double EventTime::share(double u) const {
  EXPECTS(happens(u));
  const double at = law_ == OnsetLaw::uniform
                        ? u / p_
                        : core::pow(core::log1p(-u) / log_survival_, inverse_shape_);
  return std::min(at, 1.0);
}

}  // namespace caudata::oc
