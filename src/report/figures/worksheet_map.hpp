// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "isncsci/classification.hpp"
#include "isncsci/exam.hpp"

namespace caudata::report {

/// The scores of one examination, level by level and right beside left, every score written out;
/// lines at the neurological levels that are possible. Styles: web/report/worksheet.css.
std::string worksheet_map(const isncsci::Exam& exam, const isncsci::Classification& result);

}  // namespace caudata::report
