// SPDX-License-Identifier: Apache-2.0
#include "trial/schema_outline.hpp"

#include "trial/comparison_schema.hpp"
#include "trial/graft_case/graft_schema.hpp"
#include "trial/schema_outline_inl.hpp"

namespace caudata::trial {

Shape protocol_outline() { return table_shape<Protocol>(); }
Shape comparison_outline() { return table_shape<Comparison>(); }
Shape graft_case_outline() { return table_shape<GraftFile>(); }

}  // namespace caudata::trial
