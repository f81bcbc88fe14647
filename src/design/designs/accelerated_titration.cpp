// SPDX-License-Identifier: Apache-2.0
#include "design/designs/accelerated_titration.hpp"

#include <algorithm>
#include <array>

#include "core/contract.hpp"
#include "design/on_cohorts.hpp"

namespace caudata::design {
namespace {

constexpr int cleared_by = 3;  // patients without a DLT that clear a dose of a 3+3

struct Rule {
  std::string_view id, text;
};
constexpr Rule start_rule{
    "titration.start", "nobody has been treated in this part yet: one patient starts at {level}"};
constexpr Rule go_up_rule{
    "titration.go-up",
    "no DLT so far and {n} treated at {level}: accelerated, one patient at the next dose"};

struct Standing {
  int highest{-1};  // treated
  int closed;       // lowest dose with too many DLTs; the size of the ladder: none
  int dlt{0}, most_at_a_dose{0};
};

Standing standing(std::span<const Tally> tally, int dlt_allowed) {
  const int doses = static_cast<int>(tally.size());
  Standing s{.closed = doses};
  for (int dose = doses - 1; dose >= 0; --dose) {
    const Tally& at = tally[static_cast<std::size_t>(dose)];
    if (at.evaluable > 0) s.highest = std::max(s.highest, dose);
    if (at.dlt > dlt_allowed) s.closed = dose;
    s.dlt += at.dlt;
    s.most_at_a_dose = std::max<int>(s.most_at_a_dose, at.evaluable);
  }
  return s;
}

/// The tallies as the 3+3 is to see them: doses that were passed with one patient are cleared.
std::array<Tally, max_doses> with_passed_doses_cleared(std::span<const Tally> tally,
                                                       const Standing& s) {
  std::array<Tally, max_doses> seen{};
  std::copy(tally.begin(), tally.end(), seen.begin());
  for (int dose = 0; dose < s.highest; ++dose) {
    Tally& at = seen[static_cast<std::size_t>(dose)];
    const bool passed = at.evaluable > 0 && at.evaluable < cleared_by && at.dlt == 0;
    if (passed && dose + 1 != s.closed) at = tally_of(cleared_by, 0);
  }
  return seen;
}

}  // namespace

LadderDecision AcceleratedTitration::next(const LadderHistory& history) const {
  EXPECTS(history.tally.size() <= max_doses);
  const int doses = static_cast<int>(history.tally.size());
  const Standing s = standing(history.tally, rules_.dlt_allowed_of_six);
  if (s.highest < 0 && doses > 0) {
    const int first = std::min(rules_.start_dose, doses - 1);
    return TreatDose{
        first, 1, {start_rule.id, start_rule.text, {0, static_cast<std::uint8_t>(first)}, {}}};
  }
  if (s.dlt == 0 && s.most_at_a_dose == 1 && s.highest + 1 < doses) {
    return TreatDose{s.highest + 1,
                     1,
                     {go_up_rule.id,
                      go_up_rule.text,
                      {0, static_cast<std::uint8_t>(s.highest)},
                      history.tally[static_cast<std::size_t>(s.highest)]}};
  }
  const auto seen = with_passed_doses_cleared(history.tally, s);
  LadderHistory standard = history;
  standard.tally = std::span(seen).first(history.tally.size());
  return standard_.next(standard);
}

std::string AcceleratedTitration::name() const {
  return "accelerated titration on DLTs, then " + standard_.name();
}

namespace {

const std::array<OptionSpec, 2> options{{
    {.name = "mtd_needs_six",
     .meaning =
         "a dose is named MTD, or maximum administered dose, only after six evaluable patients",
     .fallback = true,
     .choices = {}},
    {.name = "start_dose",
     .meaning =
         "the dose of the first patient, counted from 1; the highest one if the ladder is shorter",
     .fallback = std::int64_t{1},
     .lower = 1,
     .upper = max_doses,
     .choices = {}},
}};

core::Result<AnyDesign> make(const Options& given, const LadderPart& part) {
  core::Issues issues = check_options(given, options, "accelerated titration");
  issues.add(check_start_dose(given, "start_dose", part));
  if (issues.has_errors()) return core::failure(std::move(issues));
  ThreePlusThreeRules rules;
  rules.mtd_needs_six = MtdNeedsSix{option<bool>(given, options, "mtd_needs_six")};
  rules.start_dose = static_cast<int>(option<std::int64_t>(given, options, "start_dose")) - 1;
  return AnyDesign(OnCohorts(AcceleratedTitration(rules)));
}

}  // namespace

const DesignEntry accelerated_titration_entry{
    "accelerated titration",
    "one patient per dose until the first DLT, then 3+3; grade 2 events, dose changes within a "
    "patient and the toxicity model of the published design are left out",
    "Simon R, Freidlin B, Rubinstein L, Arbuck SG, Collins J, Christian MC. Accelerated titration "
    "designs for phase I clinical trials in oncology. J Natl Cancer Inst 1997;89:1138-1147.",
    options, &make};

}  // namespace caudata::design
