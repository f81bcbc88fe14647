// SPDX-License-Identifier: Apache-2.0
#include "safety/adverse_event.hpp"

#include "core/contract.hpp"

namespace caudata::safety {

const char* name(Term term) {
  switch (term) {
    case Term::urinary_tract_infection:
      return "urinary tract infection";
    case Term::pneumonia:
      return "pneumonia";
    case Term::pressure_injury:
      return "pressure injury";
    case Term::neuropathic_pain:
      return "neuropathic pain";
    case Term::venous_thromboembolism:
      return "venous thromboembolism";
    case Term::autonomic_dysreflexia:
      return "autonomic dysreflexia";
    case Term::spasticity:
      return "spasticity";
    case Term::sepsis:
      return "sepsis";
    case Term::death_background:
      return "death, not from the product";
    case Term::post_lumbar_puncture_headache:
      return "post-lumbar-puncture headache";
    case Term::fever:
      return "fever";
    case Term::puncture_site_pain:
      return "puncture-site pain";
    case Term::nausea:
      return "nausea";
    case Term::spinal_haematoma:
      return "spinal haematoma";
    case Term::meningitis:
      return "meningitis";
    case Term::headache:
      return "headache";
    case Term::product_toxicity:
      return "dose-limiting event";
    case Term::late_product_toxicity:
      return "late dose-limiting event";
  }
  EXPECTS(false);
  return "";
}

const char* name(CtcaeGrade grade) {
  switch (grade) {
    case CtcaeGrade::mild:
      return "1";
    case CtcaeGrade::moderate:
      return "2";
    case CtcaeGrade::severe:
      return "3";
    case CtcaeGrade::life_threatening:
      return "4";
    case CtcaeGrade::death:
      return "5";
  }
  EXPECTS(false);
  return "";
}

const char* name(Cause cause) {
  switch (cause) {
    case Cause::background:
      return "background";
    case Cause::procedure:
      return "procedure";
    case Cause::product:
      return "product";
  }
  EXPECTS(false);
  return "";
}

const char* name(Attribution attribution) {
  switch (attribution) {
    case Attribution::unrelated:
      return "unrelated";
    case Attribution::unlikely:
      return "unlikely";
    case Attribution::possible:
      return "possible";
    case Attribution::probable:
      return "probable";
    case Attribution::definite:
      return "definite";
  }
  EXPECTS(false);
  return "";
}

}  // namespace caudata::safety
