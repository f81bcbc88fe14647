// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.hpp"
#include "trial/listing/patient.hpp"
#include "trial/protocol.hpp"

namespace caudata::trial {

/// How a day may be written: as a date, or also as a whole number counted from any day.
enum class DayForm : std::uint8_t { dates, dates_or_numbers };

/// Understands the rows of a listing. `on`: the day on which the decision falls; empty: the last
/// day that the listing names. Fails with everything that cannot be: unreadable cells, unknown
/// parts and doses, doses beyond the ladder, a subject twice, and dates that contradict each other
/// or lie after `on` (rules `listing.*`). A row without a dose given is not a dosed patient: it is
/// left out unless it reports a DLT, which is an error.
core::Result<PatientList> read_patients(const Listing& listing, const Protocol& protocol,
                                        std::optional<Days> on, DayForm form = DayForm::dates);

}  // namespace caudata::trial
