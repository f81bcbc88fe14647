// SPDX-License-Identifier: Apache-2.0
#include "graft/lesion/lesion_environment.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/contract.hpp"
#include "core/elementary.hpp"

namespace caudata::graft {
namespace {

double lesion_multiple(double gsd, double u) {
  return core::exp(core::log(gsd) * core::normal_quantile(u));
}

/// Up to the peak the pulse alone; after it the pulse falls to the level that stays.
double lesion_cspg(const CspgParameters& p, double day, double clock) {
  const double peak = p.peak * clock, pulse = gamma_pulse(day, peak, p.shape);
  return day <= peak ? pulse : p.persistent + (1 - p.persistent) * pulse;
}

double lesion_approach(double day, double time) { return day > 0 ? -core::expm1(-day / time) : 0; }

/// Share of the breach that is still open.
double lesion_open(const PiaParameters& p, double day) {
  return day > p.closes_from ? core::exp(-(day - p.closes_from) / p.closing_time) : 1;
}

double lesion_fall(double distance, double reach) {
  return distance > 0 ? core::exp(-distance / reach) : 1;
}

}  // namespace

LesionPerson draw_lesion_person(const LesionParameters& p, double from, double to,
                                core::Stream& stream) {
  const CavityParameters& cavity = p.cavity;
  const double clock = p.clock.median * lesion_multiple(p.clock.between, stream.uniform());
  const double length =
      cavity.length.median * lesion_multiple(cavity.length.between, stream.uniform());
  const double share =
      cavity.share_lower + (cavity.share_upper - cavity.share_lower) * stream.uniform();
  return {from, to, clock, length, share};
}

core::Issues check(const LesionPerson& person, double rostral, double caudal) {
  core::Issues issues;
  if (!(person.from < person.to)) {
    issues.add({core::Severity::error,
                "graft.lesion-length",
                {},
                fmt::format("the lesion is from {} to {} mm", person.from, person.to),
                "its caudal end lies caudal of its rostral end",
                "a lesion of some length"});
  }
  if (!(person.from >= rostral && person.to <= caudal)) {
    issues.add({core::Severity::error,
                "graft.lesion-place",
                {},
                fmt::format("the lesion is from {} to {} mm", person.from, person.to),
                fmt::format("the cord is from {} to {} mm", rostral, caudal),
                "a lesion within the cord"});
  }
  if (!(person.clock > 0)) {
    issues.add({core::Severity::error,
                "graft.lesion-clock",
                {},
                fmt::format("the time scale of the lesion is {}", person.clock),
                "time would stand still",
                "about 2.5 for a human"});
  }
  if (!(person.cavity_length >= 0 && person.cavity_share >= 0 && person.cavity_share <= 1)) {
    issues.add({core::Severity::error,
                "graft.lesion-cavity",
                {},
                fmt::format("the cavity is {} mm long and takes a share of {}",
                            person.cavity_length, person.cavity_share),
                "a cavity has a length and leaves a share of the cord between none and all",
                "0 mm for no cavity"});
  }
  return issues;
}

LesionEnvironment::LesionEnvironment(const LesionParameters& parameters, const LesionPerson& person)
    : parameters_(parameters),
      person_(person),
      neutrophils_(parameters.neutrophils.peak, parameters.neutrophils.residence),
      macrophages_(parameters.macrophages.peak * person.clock,
                   parameters.macrophages.residence * person.clock),
      t_cells_(parameters.t_cells.peak * person.clock,
               parameters.t_cells.residence * person.clock) {
  EXPECTS(check(person, person.from, person.to).empty());
}

LesionOnDay LesionEnvironment::on(double day) const {
  const LesionParameters& p = parameters_;
  const double grown = lesion_approach(day, p.cavity.time), open = lesion_open(p.pia, day);
  LesionOnDay today;
  today.from_ = person_.from;
  today.to_ = person_.to;
  today.inflammation_reach_ = p.inflammation_reach;
  today.cspg_reach_ = p.cspg.reach;
  today.perfusion_reach_ = p.perfusion.reach;
  today.cavity_length_ = grown * std::min(person_.cavity_length, person_.to - person_.from);
  today.within_ = {grown * person_.cavity_share,
                   1 - open,
                   lesion_cspg(p.cspg, day, person_.clock),
                   p.neutrophils.density * neutrophils_.at(day),
                   p.macrophages.density * macrophages_.at(day),
                   p.t_cells.density * t_cells_.at(day),
                   p.perfusion.acute + (p.perfusion.late - p.perfusion.acute) *
                                           lesion_approach(day, p.perfusion.time),
                   p.pia.breached * open};
  return today;
}

LesionSite LesionOnDay::at(double x) const {
  const double outside = std::max({from_ - x, x - to_, 0.0});
  const double middle = 0.5 * (from_ + to_), half = 0.5 * cavity_length_;
  const double along = half > 0 ? (x - middle) / half : 2;
  const double inflamed = lesion_fall(outside, inflammation_reach_);
  LesionSite site = within_;
  site.cavity *= std::max(0.0, 1 - along * along);
  site.cspg *= lesion_fall(outside, cspg_reach_);
  site.neutrophils *= inflamed;
  site.macrophages *= inflamed;
  site.t_cells *= inflamed;
  site.perfusion = 1 - (1 - site.perfusion) * lesion_fall(outside, perfusion_reach_);
  if (outside > 0) site.scar = site.breach = 0;
  return site;
}

}  // namespace caudata::graft
