// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace caudata::core {

/// What a random number is used for. Append only: a number once given is never reused, so that a
/// new use of randomness moves no other. At most 4096 (12 bits of the counter).
enum class Process : std::uint16_t {
  accrual = 0,     // lane = site
  covariates = 1,  // age, sex, cause, level, AIS, day since injury
  baseline_examination = 2,
  recovery_class = 3,   // grade a year after injury
  recovery_scores = 4,  // size of the change, cell by cell
  recovery_times = 5,   // when each change happens
  screening = 6,        // other reasons to fail screening, consent
  toxicity = 7,         // the one uniform that decides a DLT under every truth
  toxicity_onset = 8,
  late_toxicity = 9,      // events after the window
  background_event = 10,  // lane = category
  procedure_event = 11,   // lane = category * 64 + dose ordinal
  attribution = 12,       // lanes: safety/judgement.hpp
  dropout = 13,           // lane 0: leaving the trial; 1: lost to long-term follow-up
  missed_dose = 14,       // lane = dose ordinal
  visit_day = 15,         // lane = visit
  death = 16,
  product_event = 17,      // lane 0: the event of the window; 1: the late one
  parameter = 18,          // outer draws of uncertain parameters; lane = ordinal of the parameter
  complete_data_dlt = 19,  // a trial without calendar: half a word per patient
  complete_data_response = 20,  // likewise
  injury = 21,                  // lane = attempt
  sensitivity = 22,             // of single muscles and dermatomes
  examiner = 23,                // lane = examination
  graft = 24,                   // lane: graft/graft_key.hpp
  lot = 25,                     // of the trial itself; lane = ordinal of the lot
  delivery = 26,                // lane = administration ordinal
  test = 4095,
};

}  // namespace caudata::core
