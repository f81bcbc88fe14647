// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "trial/schema_shape.hpp"

namespace caudata::trial {

/// The whole protocol format as plain data: what `visit` lists, for documentation and editors.
Shape protocol_outline();

/// The format of a comparison of designs, likewise.
Shape comparison_outline();

/// The format of a graft case, likewise.
Shape graft_case_outline();

}  // namespace caudata::trial
