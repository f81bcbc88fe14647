// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "trial/listing/cells.hpp"
#include "trial/listing/patient.hpp"
#include "trial/protocol.hpp"

namespace caudata::trial {

/// What cannot have happened: a DLT before or without a dose, dates out of order or after `on`,
/// more doses than planned, follow-up that ends before the last dose or the DLT.
void check_chronology(const ListedPatient& patient, Days on, const Protocol& protocol,
                      CellReader& cells);

}  // namespace caudata::trial
