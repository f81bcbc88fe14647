// SPDX-License-Identifier: Apache-2.0
#include "oc/enrolled_share.hpp"

#include "oc/draw_cohort.hpp"

namespace caudata::oc {

double enrolled_share(const trial::ScreenedPopulation& people, core::Seed seed) {
  constexpr std::uint64_t persons = 2000;
  std::uint64_t enrolled = 0;
  draw_cohort(people, {seed, core::CandidateId(1), persons, {}}, 1, {}, [&](Persons&& some) {
    for (const trial::ExaminedPerson& person : some)
      enrolled += !person.failure && person.consents ? 1u : 0u;
  });
  return (static_cast<double>(enrolled) + 0.5) / static_cast<double>(persons + 1);
}

}  // namespace caudata::oc
