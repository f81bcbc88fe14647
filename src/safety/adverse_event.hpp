// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/quantity.hpp"

namespace caudata::safety {

/// CTCAE v5.0 grade.
enum class CtcaeGrade : std::uint8_t {
  mild = 1,
  moderate = 2,
  severe = 3,
  life_threatening = 4,
  death = 5
};

/// What really caused an event (known to the simulator only).
enum class Cause : std::uint8_t { background, procedure, product };

/// The investigator's judgement of relatedness to the product, weakest first.
enum class Attribution : std::uint8_t { unrelated, unlikely, possible, probable, definite };

enum class Seriousness : std::uint8_t { not_serious, serious };

/// Whether the adjudicated record counts the event as a dose-limiting toxicity.
enum class DltVerdict : std::uint8_t { not_a_dlt, dlt };

/// Terms the simulator produces. Names are MedDRA-style preferred terms in plain words.
enum class Term : std::uint8_t {
  urinary_tract_infection,
  pneumonia,
  pressure_injury,
  neuropathic_pain,
  venous_thromboembolism,
  autonomic_dysreflexia,
  spasticity,
  sepsis,
  death_background,
  post_lumbar_puncture_headache,
  fever,
  puncture_site_pain,
  nausea,
  spinal_haematoma,
  meningitis,
  headache,  // after an injection, not by the puncture
  product_toxicity,
  late_product_toxicity
};
inline constexpr std::size_t term_count = 18;
const char* name(Term term);
const char* name(CtcaeGrade grade);  // "1" to "5"
const char* name(Cause cause);
const char* name(Attribution attribution);

/// One adverse event. Days count from the patient's first dose (negative: before it).
struct AdverseEvent {
  Term term{};
  CtcaeGrade grade{CtcaeGrade::mild};
  core::Days onset{0};
  core::Days duration{0};
  Seriousness seriousness{Seriousness::not_serious};
  Cause cause{Cause::background};
  Attribution attribution{Attribution::unrelated};
  DltVerdict verdict{DltVerdict::not_a_dlt};
  std::int8_t after_dose{0};  // ordinal of the last dose before onset, from 1; 0: before the first
};

}  // namespace caudata::safety
