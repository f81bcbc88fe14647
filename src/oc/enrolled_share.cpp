// SPDX-License-Identifier: Apache-2.0
#include "oc/enrolled_share.hpp"

#include "oc/draw_cohort.hpp"

namespace caudata::oc {
namespace {

constexpr std::uint64_t enough = 2500, at_a_time = 2000, at_most = 32'000;

std::uint64_t enrolled(const trial::ScreenedPopulation& people, const CohortPlan& plan) {
  std::uint64_t count = 0;
  draw_cohort(people, plan, 1, {}, [&](Persons&& some) {
    for (const trial::ExaminedPerson& person : some)
      count += !person.failure && person.consents ? 1u : 0u;
  });
  return count;
}

}  // namespace

double enrolled_share(const trial::ScreenedPopulation& people, core::Seed seed) {
  std::uint64_t came = 0, stayed = 0;
  while (stayed < enough && came < at_most) {
    const core::CandidateId first(static_cast<std::uint32_t>(came) + 1);
    stayed += enrolled(people, {seed, first, at_a_time, {}});
    came += at_a_time;
  }
  return (static_cast<double>(stayed) + 0.5) / (static_cast<double>(came) + 1);
}

}  // namespace caudata::oc
