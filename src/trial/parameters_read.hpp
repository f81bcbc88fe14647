// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "trial/protocol.hpp"

namespace caudata::trial {

/// Paths of the parameters that `resolve` reads for a protocol, whether a ledger has them or not.
std::vector<std::string> parameters_read(const Protocol& protocol);

}  // namespace caudata::trial
