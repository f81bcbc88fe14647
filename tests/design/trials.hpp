// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

#include "design/designs/three_plus_three.hpp"
#include "design/escalation.hpp"
#include "design/history.hpp"

/// Ladders, escalations and short descriptions that the tests of designs and of exact
/// characteristics share.
namespace caudata::design::testing {

inline DoseLadder one_part(std::size_t doses) {
  LadderPart part{"SAD", {}};
  for (std::size_t dose = 1; dose <= doses; ++dose) part.doses.push_back(fmt::format("d{}", dose));
  return {{part}};
}

/// SAD with `single` doses and MAD with the lowest `repeated` of them.
inline DoseLadder sad_and_mad(std::size_t single, std::size_t repeated) {
  DoseLadder ladder = one_part(single);
  ladder.parts.push_back({"MAD", one_part(repeated).parts.front().doses});
  return ladder;
}

inline std::vector<ThreePlusThreeRules> every_variant() {
  std::vector<ThreePlusThreeRules> all;
  for (const auto de_escalation :
       {DeEscalation::none, DeEscalation::to_level_with_fewer_than_six}) {
    for (const auto six : {MtdNeedsSix::no, MtdNeedsSix::yes}) {
      for (const int allowed : {0, 1}) {
        for (const int start : {0, 1}) all.push_back({de_escalation, six, allowed, start});
      }
    }
  }
  return all;
}

inline Escalation single_ladder(std::size_t doses, ThreePlusThreeRules rules = {},
                                StoppingLimits limits = {}) {
  return {one_part(doses),
          {{ThreePlusThree(rules), {}, {}, {}}},
          PartOrder::by_part,
          std::move(limits)};
}

inline Escalation linked(DoseLadder ladder, PartOrder order, GateRule gate,
                         ThreePlusThreeRules rules = {}, StoppingLimits limits = {}) {
  const ThreePlusThree design(rules);
  return {
      std::move(ladder), {{design, {}, {}, {}}, {design, 0, gate, {}}}, order, std::move(limits)};
}

/// "treat 3 at SAD d1 [3+3.start]", "MTD = MAD d1 [3+3.mtd]"
inline std::string describe(const Decision& decision, const DoseLadder& ladder) {
  if (const auto* treat = std::get_if<Treat>(&decision)) {
    return fmt::format("treat {} at {} [{}]", treat->patients, ladder.name(treat->at),
                       treat->reason.rule);
  }
  if (const auto* stop = std::get_if<Stop>(&decision)) {
    return fmt::format("{} [{}]", to_text(stop->conclusion, ladder), stop->reason.rule);
  }
  const auto& wait = std::get<Wait>(decision);
  return fmt::format("wait for {} [{}]", wait.whom.size(), wait.reason.rule);
}

inline std::string decision_after(const Escalation& escalation, std::string_view history) {
  const auto parsed = parse_history(history, escalation.ladder(), {"history", 1, 1});
  if (!parsed) return core::to_text(parsed.error());
  return describe(escalation.next(tally(*parsed)), escalation.ladder());
}

struct Row {
  const char* history;
  const char* decision;
};

inline void expect_rows(const Escalation& escalation, std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    EXPECT_EQ(decision_after(escalation, row.history), row.decision)
        << "after \"" << row.history << '"';
  }
}

}  // namespace caudata::design::testing
