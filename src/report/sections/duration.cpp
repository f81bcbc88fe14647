// SPDX-License-Identifier: Apache-2.0
#include "report/figures/figures.hpp"
#include "report/sections/sections.hpp"

namespace caudata::report {

Section duration(const ReportInput& input) {
  Section section{"duration", "Duration", {}};
  section.blocks.push_back(
      Claim{"Calendar time follows from accrual, screening, sentinel and stagger holds, DLT "
            "windows, safety reviews and follow-up. "
            "A trial that stops early is short: a low duration is not a good sign by itself.",
            Tone::plain});
  section.blocks.push_back(duration_ranges(input));
  section.blocks.push_back(duration_histograms(input));
  return section;
}

}  // namespace caudata::report
