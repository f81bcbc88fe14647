// SPDX-License-Identifier: Apache-2.0
#include "graft/course/check_case.hpp"

namespace caudata::graft {

core::Issues check_case(const GraftCase& what, const anatomy::Cord& cord,
                        const anatomy::CanalParameters& canal, const CasePlaces& places) {
  core::Issues issues = check_canal(what, cord, canal, places);
  issues.add(check_postures(what.administration.postures, places));
  issues.add(check_doses(what.administration.doses, places));
  return issues;
}

}  // namespace caudata::graft
