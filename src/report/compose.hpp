// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/document.hpp"
#include "report/report_input.hpp"

namespace caudata::report {

/// The whole report: the question, its limits and the share of assumed numbers first, then
/// protocol, decision flow, operating characteristics, designs compared, patients, duration,
/// example trials, examinations, parameters, reproducibility.
Document compose(const ReportInput& input);

}  // namespace caudata::report
