// SPDX-License-Identifier: Apache-2.0
#include "trial/schema_outline.hpp"

#include "trial/comparison_schema.hpp"
#include "trial/schema_outline_inl.hpp"

namespace caudata::trial {

Shape protocol_outline() { return table_shape<Protocol>(); }
Shape comparison_outline() { return table_shape<Comparison>(); }

}  // namespace caudata::trial
