// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/stream.hpp"
#include "evidence/fit/point.hpp"

namespace caudata::evidence::fit {

/// Points of the unit cube of which every coordinate has exactly one in each of `count` equal
/// intervals (McKay, Beckman & Conover 1979), uniform within it. 2 words per point and dimension.
std::vector<Point> latin_hypercube(std::size_t count, std::size_t dimensions, core::Stream& stream);

}  // namespace caudata::evidence::fit
