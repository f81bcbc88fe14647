// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ledger.hpp"
#include "patient/population.hpp"

namespace caudata::support {

/// data/patient/*.toml. The layer's tests do not link io; this reads the same files with the few
/// lines a test needs.
const core::Ledger& patient_ledger();

patient::Population population(patient::Region region);

/// Streams of trial 1 under a fixed seed; candidates are then the sample.
core::TrialStreams test_streams();

/// A patient with the given injury, everything else drawn for the candidate.
patient::VirtualPatient draw_patient(const patient::Population& population,
                                     const patient::Covariates& covariates,
                                     std::uint32_t candidate);

patient::Covariates injury(isncsci::AsiaImpairmentScale grade, const char* level, int day);

}  // namespace caudata::support
