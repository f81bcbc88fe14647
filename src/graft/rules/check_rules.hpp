// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/issue.hpp"
#include "graft/axons/axon_parameters.hpp"
#include "graft/rules/commit.hpp"
#include "graft/rules/divide.hpp"
#include "graft/rules/escape.hpp"

/// Values that a user set and a rule cannot work with: all of them at once. What is drawn from the
/// priors of the data passes.
namespace caudata::graft {

core::Issues check(const DivideParameters& p);
core::Issues check(const CommitParameters& p);
core::Issues check(const EscapeParameters& p);
core::Issues check(const AxonParameters& p);

}  // namespace caudata::graft
