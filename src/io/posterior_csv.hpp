// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "evidence/posterior.hpp"

namespace caudata::io {

/// A comment per line of provenance, then "draw" and the paths, then a row per draw in full
/// precision. evidence::read_posterior reads the rows back to the same values.
std::string posterior_csv(const evidence::Posterior& posterior,
                          const std::vector<std::string>& provenance);

}  // namespace caudata::io
