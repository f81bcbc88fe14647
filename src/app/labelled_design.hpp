// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "core/result.hpp"
#include "trial/comparison.hpp"

namespace caudata::app {

/// The design of that label; without a label the only one. The issue names the labels there are.
core::Result<trial::ComparedDesign> labelled_design(const trial::Comparison& comparison,
                                                    const std::optional<std::string>& label);

}  // namespace caudata::app
