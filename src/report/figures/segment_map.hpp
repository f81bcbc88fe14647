// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "report/document.hpp"
#include "report/lesion_outline.hpp"
#include "report/report_input.hpp"

namespace caudata::report {

/// What a segment map says beside the scores.
struct SegmentMapContext {
  std::string origin;                   // in the caption
  std::optional<LesionOutline> lesion;  // drawn beside the scores
};
Figure segment_map(const ExaminationSeries& series, std::size_t ordinal,
                   const SegmentMapContext& context);

}  // namespace caudata::report
