// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace caudata::io {

/// Whether the score of every cell is written too, the bulk of a cohort's bytes.
enum class ScoreTables { written, left_out };

}  // namespace caudata::io
