// SPDX-License-Identifier: Apache-2.0
#include "graft/rules/birth_death.hpp"

#include "core/elementary.hpp"

namespace caudata::graft {

double BirthDeath::stretched(double t) const {
  const double net = birth - death;
  return net == 0 ? t : core::expm1(net * t) / net;
}

double BirthDeath::one_more_less(double t) const { return 1 / (1 + birth * stretched(t)); }

double BirthDeath::extinct(double t) const {
  return birth == 0 ? death * stretched(t) : death / birth * more(t);
}

double BirthDeath::more(double t) const {
  return birth == 0 ? 0 : 1 / (1 + 1 / (birth * stretched(t)));
}

double BirthDeath::mean(double t) const { return core::exp((birth - death) * t); }

double BirthDeath::variance(double t) const { return (birth + death) * stretched(t) * mean(t); }

}  // namespace caudata::graft
