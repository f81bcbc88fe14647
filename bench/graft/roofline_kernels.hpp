// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "graft/fields/aligned_floats.hpp"

namespace caudata::roofline {

void read_all(const graft::AlignedFloats& a);
void scale_all(graft::AlignedFloats& a);
void stream_all(const graft::AlignedFloats& from, graft::AlignedFloats& to);

/// Independent chains of a multiplication and an addition; returns the operations done.
double multiply_add_turns(std::size_t turns);

}  // namespace caudata::roofline
