// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "design/any_design.hpp"
#include "design/decision.hpp"
#include "design/record.hpp"

namespace caudata::design {

/// What a part must have shown before the gated part may treat a dose.
enum class GateRule : std::uint8_t {
  same_dose_cleared,   // the dose itself was cleared in the gating part
  part_concluded       // the gating part has ended; only doses up to its conclusion open
};

/// The order in which two open parts take turns.
enum class PartOrder : std::uint8_t {
  by_part,   // all of SAD, then all of MAD
  by_dose    // SAD 1, MAD 1, SAD 2, MAD 2: the next SAD dose waits until MAD has cleared the one below
};

struct EscalationPart {
  AnyDesign design;
  std::optional<std::size_t> gated_by;      // index of an earlier part
  GateRule gate{GateRule::same_dose_cleared};
  StartRule start;
};

/// Stopping rules that depend on tallies. 0 or empty: no such rule.
struct StoppingLimits {
  int max_evaluable{0};      // stop before a cohort would bring the evaluable patients above this: n reached
  int max_dlt_total{0};      // stop for safety when this many DLTs have been seen in the whole trial
  std::vector<int> max_dlt_part;  // the same per part (0: none); empty: none
};

/// The whole dose-escalation rule of a trial: a design per part, linked ladders, stopping limits. A value; pure.
class Escalation {
 public:
  Escalation(DoseLadder ladder, std::vector<EscalationPart> parts, PartOrder order,
             StoppingLimits limits);

  /// The decision on complete data. Only if `decides_on_tallies()`.
  Decision next(const Tallies& tallies) const;

  /// The decision on what is known now: Wait while a design that decides on tallies has patients pending.
  Decision next(const Record& record) const;

  bool decides_on_tallies() const;
  const DoseLadder& ladder() const { return ladder_; }
  int cohort_size(std::size_t part) const { return parts_[part].design.cohort_size(); }
  /// "3+3 without de-escalation, MTD needs six; SAD then MAD, gate: same dose cleared"
  std::string name() const;

 private:
  DoseLadder ladder_;
  std::vector<EscalationPart> parts_;
  PartOrder order_;
  StoppingLimits limits_;
};

}  // namespace caudata::design
