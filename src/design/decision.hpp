// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/id.hpp"
#include "core/quantity.hpp"
#include "design/ladder.hpp"
#include "design/tally.hpp"

namespace caudata::design {

/// Which rule fell, where, on what counts. `rule` has static storage; `to_text(reason, ladder)`
/// puts it in plain words.
struct Reason {
  std::string_view rule;  // "3+3.expand"
  std::string_view
      text;  // "1 of 3 had a DLT: treat 3 more at the same dose" without the numbers: see to_text
  DoseLevel about{};
  Tally tally{};
  /// Distance of the deciding quantity from the threshold it was compared with, in its own unit,
  /// never negative; empty where the rule only counts.
  std::optional<double> margin{};
};
/// A margin this small is within reach of rounding and quadrature: the decision is a near-tie.
inline constexpr double near_tie_margin = 1e-6;
constexpr bool near_tie(const Reason& reason) {
  return reason.margin && *reason.margin < near_tie_margin;
}
/// Replaces {n}, {dlt} and {level} in the reason's text.
std::string to_text(const Reason& reason, const DoseLadder& ladder);

/// Who of a cohort may be dosed when.
struct StartRule {
  int sentinels{0};             // the first k of a cohort are dosed alone …
  core::Days sentinel_hold{0};  // … and the next waits this long after a sentinel's first dose
  core::Days stagger{0};        // least time between the first doses of later patients
};

enum class ConclusionKind : std::uint8_t {
  mtd,                      // MTD = level; for designs that weigh efficacy: the selected dose
  maximum_administered,     // highest planned level cleared; MTD not reached
  next_part_not_tolerated,  // level cleared; the part that it opened failed at its lowest dose
  no_safe_dose,
  stopped_for_safety,  // a study stopping rule
  n_reached,           // a cap on patients ended the trial before the design did
  accrual_ended        // too few patients came: the trial has no answer
};

struct Conclusion {
  ConclusionKind kind{};
  std::optional<DoseLevel>
      level;  // of the first three kinds; otherwise the best level so far, if any
  friend auto operator<=>(const Conclusion&, const Conclusion&) = default;
};
/// The product was too toxic to go on.
constexpr bool is_for_safety(const Conclusion& conclusion) {
  return conclusion.kind == ConclusionKind::no_safe_dose ||
         conclusion.kind == ConclusionKind::stopped_for_safety;
}
/// "MTD = MAD L", "maximum administered dose = MAD H (MTD not reached)", "no safe dose", …
std::string to_text(const Conclusion& conclusion, const DoseLadder& ladder);

struct Treat {
  DoseLevel at{};
  int patients{0};
  StartRule start{};
  Reason reason{};
  std::optional<Reason> gate{};  // first cohort of a gated part: why the gating part lets it open
  std::vector<DoseLevel> backfill{};  // lower levels that may take patients once the cohort is
                                      // full, while it is observed, best first
};
struct Wait {
  std::optional<core::Days> until;  // empty: until the named patients are evaluable
  std::vector<core::SubjectId> whom;
  Reason reason{};
  std::vector<DoseLevel> backfill{};  // levels that may take patients meanwhile, best first
};
struct Stop {
  Conclusion conclusion{};
  Reason reason{};
};
using Decision = std::variant<Treat, Wait, Stop>;

}  // namespace caudata::design
