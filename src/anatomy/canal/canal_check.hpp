// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anatomy/canal/bolus.hpp"
#include "core/issue.hpp"

namespace caudata::anatomy {

/// What makes a canal impossible: covariates out of range, walls that touch in any posture, a
/// lesion outside of the cord, a block that is no share. All at once; rules begin with "canal.".
core::Issues check(const Canal& canal);

/// What makes an injection into this canal impossible; the canal itself must pass check.
core::Issues check(const Canal& canal, const Injection& injection);

}  // namespace caudata::anatomy
