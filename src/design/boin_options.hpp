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

/// "Up at a DLT rate of at most 0.236 (lambda_e), down from 0.358 on (lambda_d)."
std::string boundaries_text(const BoinBoundaries& boundaries);

/// Precondition: `check_boin_order` found nothing.
BoinBoundaries boin_boundaries(const BoinHypotheses& hypotheses);

}  // namespace caudata::design
