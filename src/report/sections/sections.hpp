// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/document.hpp"
#include "report/report_input.hpp"

/// The sections of the report, one file each, in the order a reviewer reads them.
namespace caudata::report {

Section question_and_limits(const ReportInput& input);
Section protocol_summary(const ReportInput& input);
Section decision_flow(const ReportInput& input);
Section operating_characteristics(const ReportInput& input);
Section screening_funnel(const ReportInput& input);
Section natural_recovery(const ReportInput& input);
Section null_lesson(const ReportInput& input);
Section patients_and_events(const ReportInput& input);
Section duration(const ReportInput& input);
Section example_trials(const ReportInput& input);
Section examinations(const ReportInput& input);
Section parameters(const ReportInput& input);
Section reproducibility(const ReportInput& input);

}  // namespace caudata::report
