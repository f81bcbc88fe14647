// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/document.hpp"
#include "report/report_input.hpp"

/// The pictures of the report, one file each. Every one carries its numbers as a table and the
/// command that makes it again.
namespace caudata::report {

Figure decision_flow_figure(const ReportInput& input);
Figure outcome_bars(const ReportInput& input);
Figure patients_per_level(const ReportInput& input);
Figure planned_exceeded(const ReportInput& input);
Figure duration_ranges(const ReportInput& input);
Figure duration_histograms(const ReportInput& input);
Figure funnel_bars(const ReportInput& input, const std::string& scenario);
Figure swimmer_plot(const ReportInput& input, const ExampleTrial& example, std::size_t ordinal);
Figure segment_map(const ExaminationSeries& series, std::size_t ordinal);

}  // namespace caudata::report
