// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "trial/study.hpp"

namespace caudata::oc {

/// Why the figures of `enumerate` would be about another trial than the protocol's; empty if they
/// are about it.
std::string why_not_exact(const trial::Study& study);

}  // namespace caudata::oc
