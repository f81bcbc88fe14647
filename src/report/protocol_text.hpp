// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "oc/compare.hpp"
#include "trial/comparison.hpp"

namespace caudata::report {

/// A passage for the statistical section of a protocol: the design with every option filled in, the
/// ladder, gates, windows and reviews, and the operating characteristics found; then the items of
/// CONSORT-DEFINE that it speaks to. Markdown. Precondition: the design is registered.
std::string protocol_text(const trial::Comparison& comparison, const trial::ComparedDesign& design,
                          const oc::ContenderResult& result);

}  // namespace caudata::report
