// SPDX-License-Identifier: Apache-2.0
#include "design/modifiers/stopping_limits.hpp"

namespace caudata::design {
namespace {

Tally sum(const std::array<Tally, max_doses>& part) {
  Tally total;
  for (const Tally& t : part) {
    total.evaluable = static_cast<std::int16_t>(total.evaluable + t.evaluable);
    total.dlt = static_cast<std::int16_t>(total.dlt + t.dlt);
  }
  return total;
}

std::uint8_t last_part(const Tallies& tallies) {
  return static_cast<std::uint8_t>(tallies.last_part < 0 ? 0 : tallies.last_part);
}

}  // namespace

std::optional<Reason> dlt_limit_reached(const StoppingLimits& limits, const Tallies& tallies) {
  const Tally total = tallies.total();
  if (limits.max_dlt_total > 0 && total.dlt >= limits.max_dlt_total) {
    return Reason{"limit.dlt-total",
                  "{dlt} DLTs among {n} patients of the trial: the limit is reached",
                  {last_part(tallies), 0},
                  total};
  }
  for (std::size_t part = 0; part < limits.max_dlt_part.size() && part < max_parts; ++part) {
    const Tally of_part = sum(tallies.at[part]);
    if (limits.max_dlt_part[part] > 0 && of_part.dlt >= limits.max_dlt_part[part]) {
      return Reason{"limit.dlt-part",
                    "{dlt} DLTs among {n} patients of the part that begins with {level}: its limit "
                    "is reached",
                    {static_cast<std::uint8_t>(part), 0},
                    of_part};
    }
  }
  return std::nullopt;
}

std::optional<Reason> patient_limit_passed(const StoppingLimits& limits, const Tallies& tallies,
                                           int pending, const Treat& next) {
  Tally total = tallies.total();
  const int enrolled = total.evaluable + pending;
  if (limits.max_evaluable == 0 || enrolled + next.patients <= limits.max_evaluable) {
    return std::nullopt;
  }
  total.evaluable = static_cast<std::int16_t>(enrolled);
  return Reason{"limit.patients",
                pending > 0 ? "{n} patients are evaluable or in their DLT window: the next cohort, "
                              "at {level}, would pass the limit; wait"
                            : "{n} patients are evaluable: the next cohort, at {level}, would pass "
                              "the limit",
                next.at, total};
}

}  // namespace caudata::design
