// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "core/issue.hpp"
#include "design/designs/boin.hpp"
#include "design/options.hpp"

namespace caudata::design {

/// p_saf and p_tox; 0 stands for the usual multiple of the target.
OptionSpec p_saf_spec();
OptionSpec p_tox_spec();

struct BoinHypotheses {
  double target, p_saf, p_tox;
};
BoinHypotheses boin_hypotheses(const Options& given, std::span<const OptionSpec> specs);

/// Hypotheses that are not in ascending order below 1. Rule `design.boin-order`.
core::Issues check_boin_order(const Options& given, std::span<const OptionSpec> specs);

/// "The boundaries are lambda_e = 0.2365 and lambda_d = 0.3585: up at a DLT rate of at most
/// lambda_e, down at one of at least lambda_d."
std::string boundaries_text(const BoinBoundaries& boundaries);

/// Precondition: `check_boin_order` found nothing.
BoinBoundaries boin_boundaries(const BoinHypotheses& hypotheses);

}  // namespace caudata::design
