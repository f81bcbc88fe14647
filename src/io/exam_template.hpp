// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "io/exam_reader.hpp"

namespace caudata::io {

/// An empty file of this form to fill in: the header of a wide table, every cell of a long one, or
/// the data dictionary of our REDCap form (18 columns, ready for upload). Precondition: not JSON.
std::string exam_template(ExamFormat format);

/// One examination as a row of a wide table, or as rows of a long one, without the header; for
/// REDCap with our codes.
std::string exam_record(ExamFormat format, std::string_view id, const isncsci::ExamStrings& exam);
std::string exam_header(ExamFormat format);

}  // namespace caudata::io
