// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "design/ladder.hpp"
#include "oc/truth.hpp"
#include "trial/protocol.hpp"

namespace caudata::oc {

/// The level that a trial should name under a truth: the highest dose whose P(DLT), and that of
/// every dose below it in its part, is at most `tolerated`, in the last part that has one. A dose
/// of a gated part counts only if its namesake counts in the gating part. Empty: no level is
/// tolerated.
std::optional<design::DoseLevel> correct_level(std::span<const trial::Part> parts,
                                               const Truth& truth, double tolerated);

}  // namespace caudata::oc
