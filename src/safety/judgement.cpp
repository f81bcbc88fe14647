// SPDX-License-Identifier: Apache-2.0
#include "safety/judgement.hpp"

namespace caudata::safety {

Attribution judged_if_related(const Judgement& judgement, double u) {
  if (u < judgement.probable * judgement.definite) return Attribution::definite;
  return u < judgement.probable ? Attribution::probable : Attribution::possible;
}

Attribution judged_if_not_related(const Judgement& judgement, double u) {
  return u < judgement.unlikely ? Attribution::unlikely : Attribution::unrelated;
}

Attribution judged(const Judgement& judgement, double u) {
  if (u < judgement.related) return judged_if_related(judgement, u / judgement.related);
  return judged_if_not_related(judgement, (u - judgement.related) / (1 - judgement.related));
}

}  // namespace caudata::safety
