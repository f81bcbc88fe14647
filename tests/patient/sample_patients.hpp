// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "patient/population.hpp"

namespace caudata::support {

/// The population of a region with the project's own parameters.
patient::Population population(patient::Region region);

/// Streams of trial 1 under a fixed seed; candidates are then the sample.
core::TrialStreams test_streams();

/// A patient with the given injury, everything else drawn for the candidate.
patient::VirtualPatient draw_patient(const patient::Population& population,
                                     const patient::Covariates& covariates,
                                     std::uint32_t candidate);

patient::Covariates injury(isncsci::AsiaImpairmentScale grade, const char* level, int day);

}  // namespace caudata::support
