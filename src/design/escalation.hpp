// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "design/any_design.hpp"
#include "design/decision.hpp"
#include "design/modifiers/joint_stopping.hpp"
#include "design/record.hpp"

namespace caudata::design {

/// What a part must have shown before the gated part may treat a dose.
enum class GateRule : std::uint8_t {
  same_dose_cleared,  // the dose itself was cleared in the gating part
  part_concluded      // the gating part has ended; only doses up to its conclusion open
};

/// The order in which two open parts take turns.
enum class PartOrder : std::uint8_t {
  by_part,  // all of SAD, then all of MAD
  by_dose   // SAD 1, MAD 1, SAD 2, MAD 2: the next SAD dose waits until MAD has cleared the one
            // below
};

struct EscalationPart {
  AnyDesign design;
  std::optional<std::size_t> gated_by;  // index of an earlier part
  GateRule gate{GateRule::same_dose_cleared};
  StartRule start;
  double borrowed_weight{0};  // what a patient of the gating part counts here, for designs that
                              // borrow
};

/// Stopping rules that depend on counts. 0 or empty: no such rule.
struct StoppingLimits {
  int max_evaluable{
      0};  // stop before a cohort would bring the evaluable patients above this: n reached
  int max_dlt_total{0};  // stop for safety when this many DLTs have been seen in the whole trial
  std::vector<int> max_dlt_part;  // the same per part (0: none); empty: none
  std::optional<JointStopping> joint{};
};

struct PartStanding;
struct Opening;

/// The whole dose-escalation rule of a trial: a design per part, linked ladders, stopping limits. A
/// value; pure: where each part stands is derived from the tallies again at every call, so a DLT
/// that is counted late may reopen a part or lower its result.
///
/// A gated part may treat a dose only if the dose of the same name is tolerated in the gating part:
/// below the dose that is being treated there or, once that part has concluded, at or below its
/// conclusion. In the order `by_dose` a gating part goes up only when the gated part has cleared
/// every dose that is open to it, and the trial ends when the gated part concludes below that.
///
/// The conclusion is about the last part that has a tolerated level. If repeated dosing is not
/// tolerated at its lowest dose, that is the result of the single doses, and the reason says which
/// rule ended the gated part. A gated part that clears the highest dose left open by an MTD of the
/// gating part has reached its MTD as well: the dose above is too toxic even once. Stopping limits
/// come before the designs; the limit on patients stops before a cohort and never shortens one.
class Escalation {
 public:
  Escalation(DoseLadder ladder, std::vector<EscalationPart> parts, PartOrder order,
             StoppingLimits limits);

  /// The decision on complete data. Only if `decides_on_tallies()`. Allocates nothing.
  Decision next(const Tallies& tallies) const;
  /// The same with the events of the procedure, which tallies do not hold.
  Decision next(const Tallies& tallies, ProcedureCount procedure) const;

  /// The decision on what is known now: Wait while a design that decides on tallies has patients
  /// pending. Doses eliminated by a safety review, and all above them in their part, are closed.
  Decision next(const Record& record) const;

  /// The end of the trial by the joint rule on DLTs and events of the procedure, whoever is
  /// pending; empty: it goes on, or there is no such rule.
  std::optional<Stop> joint_stop(const Record& record) const;

  /// The figures on which the design of a part decides, dose by dose; none if it only counts.
  std::vector<DoseEstimate> estimates(std::size_t part, const Tallies& tallies) const;
  std::vector<DoseEstimate> estimates(std::size_t part, const Record& record) const;

  bool decides_on_tallies() const;
  bool uses_efficacy() const;
  /// Responses are looked at, but no design asks which patients had a DLT and a response.
  bool decides_on_margins() const;
  /// The same tallies without what no design recalls of the last cohorts, and without Tally::both
  /// where no design asks for it: tallies that are equal after this get the same decisions for
  /// ever.
  Tallies recall(Tallies tallies) const;
  const DoseLadder& ladder() const { return ladder_; }
  const StoppingLimits& limits() const { return limits_; }
  int cohort_size(std::size_t part) const { return parts_[part].design.cohort_size(); }
  /// "3+3, no de-escalation, in each part; SAD then MAD; MAD gate: same dose cleared in SAD"
  std::string name() const;

 private:
  using Standings = std::span<const PartStanding>;  // of the first parts, in order
  /// Index of a dose in the gating part by its name; -1: not there.
  using GateIndex = std::array<std::array<std::int8_t, max_doses>, max_parts>;

  /// What the spans of a LadderHistory view.
  struct Shown {
    std::optional<std::array<Tally, max_doses>> borrowed;
    std::vector<PatientRecord> patients;  // stays empty for designs that decide on tallies
  };

  Decision decide(const Tallies& tallies, ProcedureCount procedure, const Record* record) const;
  std::optional<Reason> joint_reason(const Tallies& tallies, ProcedureCount procedure) const;
  LadderHistory history(std::size_t part, const Tallies& tallies, const Record* record,
                        Shown& shown) const;
  Opening opening(std::size_t part, const Record* record, Standings standings) const;
  PartStanding standing(std::size_t part, const Tallies& tallies, const Record* record,
                        Standings standings) const;
  std::array<Tally, max_doses> borrowed(std::size_t part, const Tallies& tallies) const;
  bool held_back(std::size_t part, const Tallies& tallies, Standings standings) const;
  Wait wait_in(std::size_t part, const PartStanding& standing, const Tallies& tallies,
               const Record* record) const;
  bool ended_early(Standings standings) const;

  DoseLadder ladder_;
  std::vector<EscalationPart> parts_;
  PartOrder order_;
  StoppingLimits limits_;
  GateIndex gate_index_{};
};

}  // namespace caudata::design
