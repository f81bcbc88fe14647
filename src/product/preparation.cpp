// SPDX-License-Identifier: Apache-2.0
#include "product/preparation.hpp"

#include <fmt/format.h>

#include "core/contract.hpp"

namespace caudata::product {

const char* name(DoseBasis basis) {
  switch (basis) {
    case DoseBasis::living_at_fill:
      return "living cells at fill";
    case DoseBasis::living_in_syringe:
      return "living cells in the syringe";
  }
  EXPECTS(false);
  return "";
}

core::Issues check(const Preparation& preparation) {
  core::Issues issues = check(preparation.vehicle);
  const PreparationParameters& p = preparation.loss;
  const std::pair<const char*, double> shares[] = {
      {"of cells recovered", p.recovery.median},
      {"of cells that stick to the needle", p.needle.retained},
      {"of cells that the needle kills", p.needle.killed},
      {"of injections that fail", p.injection.failed},
      {"of injections that are partial", p.injection.partial}};
  for (const auto& [what, share] : shares) {
    if (share >= 0 && share <= 1) continue;
    issues.add({core::Severity::error,
                "product.share",
                {},
                fmt::format("the share {} is {}", what, share),
                "it is a share",
                "a number between 0 and 1"});
  }
  if (!(p.injection.partial_share > 0 && p.injection.partial_share < 1)) {
    issues.add(
        {core::Severity::error,
         "product.partial-share",
         {},
         fmt::format("a partial injection delivers a share of {}", p.injection.partial_share),
         "nothing would be a failed injection, all a complete one",
         "a number between 0 and 1, without them"});
  }
  if (!(p.recovery.between >= 0 && p.thaw_spread >= 0)) {
    issues.add({core::Severity::error,
                "product.spread",
                {},
                fmt::format("preparations differ by {} in recovery and by {} in viability",
                            p.recovery.between, p.thaw_spread),
                "a standard deviation is not negative",
                "0 for no difference"});
  }
  if (!(p.dead_volume >= 0 && p.dead_volume < preparation.vehicle.volume)) {
    issues.add({core::Severity::error,
                "product.dead-volume",
                {},
                fmt::format("{} mL of {} mL stay in syringe and needle", p.dead_volume,
                            preparation.vehicle.volume),
                "nothing would be left to inject",
                "a dead volume below the volume drawn up"});
  }
  return issues;
}

}  // namespace caudata::product
