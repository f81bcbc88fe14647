// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "isncsci/exam.hpp"

namespace caudata::io {

struct WorksheetInput {
  std::string id;
  std::string date;  // as the user gives it; may be empty
  isncsci::Exam exam;
};

/// One examination on one page: scores, results of the profile `exact`, reasons, what would settle
/// open results, warnings, departures from the reference. Our own drawing, not ASIA's sheet. Needs
/// no network and no script; prints on one A4 page. Long lists end with how many entries are left
/// out. Precondition: every score is legal.
std::string worksheet_html(const WorksheetInput& input);
std::string worksheet_html(std::string_view id, const isncsci::Exam& exam);

}  // namespace caudata::io
