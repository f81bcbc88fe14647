// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "trial/course.hpp"
#include "trial/event.hpp"

namespace caudata::trial {

/// Writes the course of one patient into the log, in calendar days and in the order in which it
/// happened.
void chronicle(const Course& course, EventLog& log);

}  // namespace caudata::trial
