// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.hpp"
#include "trial/draft.hpp"

namespace caudata::trial {

/// Everything there is to say about a draft: errors, warnings, notes, in the order of the file.
core::Issues check(const Draft& draft);

/// The protocol, if nothing in it is an error. Warnings and notes do not fail; see `check`.
core::Result<Protocol> validate(const Draft& draft);

}  // namespace caudata::trial
