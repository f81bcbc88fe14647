// SPDX-License-Identifier: Apache-2.0
#include "trial/rules/names.hpp"
#include "trial/schema_choices.hpp"

namespace caudata::trial {
namespace {

void check_ranges(Findings& findings) {
  const Eligibility& e = findings.protocol().eligibility;
  if (e.age_from > e.age_to)
    findings.error("population.age-range", "population.age_to",
                   fmt::format("the ages run from {} y to {} y", e.age_from, e.age_to),
                   "nobody is eligible");
  if (e.level_from > e.level_to)
    findings.error("population.level-range", "population.level_to",
                   fmt::format("the levels run from {} down to {}, which is above it",
                               isncsci::name(e.level_from), isncsci::name(e.level_to)),
                   "nobody is eligible");
  if (e.since_injury_from > e.since_injury_to)
    findings.error(
        "population.since-injury-range", "population.since_injury_to",
        fmt::format("the time since injury runs from {} to {}", core::to_text(e.since_injury_from),
                    core::to_text(e.since_injury_to)),
        "nobody is eligible");
}

template <class E, std::size_t N>
void check_repeats(Findings& findings, const std::vector<E>& list, const Named<E> (&names)[N],
                   const char* path) {
  for (std::size_t i = 1; i < list.size(); ++i) {
    const auto end = list.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::find(list.begin(), end, list[i]) != end)
      findings.warning("population.repeated", fmt::format("{}[{}]", path, i),
                       fmt::format("{} lists \"{}\" twice", path, word(names, list[i])));
  }
}

}  // namespace

void check_population(Findings& findings) {
  const Protocol& p = findings.protocol();
  const Eligibility& e = p.eligibility;
  check_ranges(findings);
  check_repeats(findings, e.ais, ais_names, "population.ais");
  check_repeats(findings, e.causes, cause_names, "population.causes");
  const auto normal = std::ranges::find(e.ais, isncsci::AsiaImpairmentScale::e);
  if (normal != e.ais.end())
    findings.warning("population.ais-e", fmt::format("population.ais[{}]", normal - e.ais.begin()),
                     "AIS E is a normal examination", "such a patient has nothing to recover");
  const Days latest = e.since_injury_to + p.screening.duration +
                      p.screening.reexamine_after.value_or(Days(0)) + p.screening.longest_wait;
  if (latest > e.since_injury_to)
    findings.note("population.later-at-dose", "population.since_injury_to",
                  fmt::format("a patient screened on day {} after injury may be dosed on day {}",
                              e.since_injury_to.value(), latest.value()),
                  "the limit is for screening; screening and waiting take time");
}

}  // namespace caudata::trial
