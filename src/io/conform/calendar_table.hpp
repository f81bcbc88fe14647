// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <initializer_list>
#include <string_view>

#include "core/result.hpp"
#include "io/conform/calendar_rows.hpp"
#include "io/conform/reference_table.hpp"

namespace caudata::io {

/// Simulates what one row describes, or says why it cannot.
using SimulateRow =
    std::function<core::Result<oc::CalendarSums>(const ReferenceTable& table, std::size_t row)>;

/// That a row does not describe a trial.
core::Issue incomplete(const ReferenceTable& table, std::size_t row);

/// A table with one figure per row (columns metric, dose, value, mc_se, nsim): every scenario, the
/// rows alike in the `scenario` columns, is simulated once and all its rows are compared with it.
void check_calendar_table(const ReferenceTable& table,
                          std::initializer_list<std::string_view> scenario,
                          const SimulateRow& simulate, Conformity& found);

}  // namespace caudata::io
