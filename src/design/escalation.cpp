// SPDX-License-Identifier: Apache-2.0
#include "design/escalation.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory_resource>
#include <span>

#include "core/contract.hpp"
#include "design/modifiers/gate.hpp"
#include "design/modifiers/start_rule.hpp"
#include "design/modifiers/stopping_limits.hpp"
#include "design/part_standing.hpp"

namespace caudata::design {
namespace {

using State = PartStanding::State;

/// Patients of a part, or of all parts, whose outcome is not known yet; none without a record.
std::vector<core::SubjectId> pending_patients(const Record* record,
                                              std::optional<std::size_t> part) {
  std::vector<core::SubjectId> whom;
  if (record == nullptr) return whom;
  for (const PatientRecord& patient : record->patients) {
    const bool pending = patient.evaluability == Evaluability::pending;
    if (pending && (!part || patient.level.part == *part)) whom.push_back(patient.subject);
  }
  return whom;
}

std::vector<PatientRecord> patients_of(const Record& record, std::size_t part) {
  std::vector<PatientRecord> patients;
  for (const PatientRecord& patient : record.patients) {
    if (patient.level.part == part) patients.push_back(patient);
  }
  return patients;
}

/// Doses below the lowest one that a safety review eliminated.
int doses_not_eliminated(const Record* record, std::size_t part, int doses) {
  if (record == nullptr) return doses;
  const auto& status = record->status[part];
  const auto end = status.begin() + doses;
  return static_cast<int>(std::find(status.begin(), end, LevelStatus::eliminated) - status.begin());
}

/// Where the first parts of the trial stand, in order. On the stack, and made one by one: a
/// decision is asked for in the innermost loop of an enumeration.
class FirstParts {
 public:
  FirstParts() { standings_.reserve(max_parts); }

  void add(PartStanding standing) { standings_.push_back(std::move(standing)); }
  std::span<const PartStanding> standings() const { return standings_; }

 private:
  alignas(PartStanding) std::array<std::byte, max_parts * sizeof(PartStanding)> room_;
  std::pmr::monotonic_buffer_resource on_stack_{room_.data(), room_.size(),
                                                std::pmr::null_memory_resource()};
  std::pmr::vector<PartStanding> standings_{&on_stack_};
};

Reason closing_reason(std::span<const PartStanding> parts) {
  Reason reason = parts.front().reason;
  for (const PartStanding& part : parts) {
    if (part.design_spoke && !is_open(part)) reason = part.reason;
  }
  return reason;
}

}  // namespace

Escalation::Escalation(DoseLadder ladder, std::vector<EscalationPart> parts, PartOrder order,
                       StoppingLimits limits)
    : ladder_(std::move(ladder)),
      parts_(std::move(parts)),
      order_(order),
      limits_(std::move(limits)) {
  EXPECTS(!parts_.empty() && parts_.size() == ladder_.parts.size() && parts_.size() <= max_parts);
  for (std::size_t part = 0; part < parts_.size(); ++part) {
    EXPECTS(ladder_.doses(part) > 0 && ladder_.doses(part) <= max_doses);
    if (!parts_[part].gated_by) continue;
    EXPECTS(*parts_[part].gated_by < part);
    const auto& gating = ladder_.parts[*parts_[part].gated_by].doses;
    for (std::size_t dose = 0; dose < ladder_.doses(part); ++dose) {
      const auto at = std::ranges::find(gating, ladder_.parts[part].doses[dose]);
      gate_index_[part][dose] =
          static_cast<std::int8_t>(at == gating.end() ? -1 : at - gating.begin());
    }
  }
}

bool Escalation::decides_on_tallies() const {
  return std::ranges::all_of(parts_,
                             [](const EscalationPart& p) { return p.design.decides_on_tallies(); });
}

bool Escalation::uses_efficacy() const {
  return std::ranges::any_of(parts_,
                             [](const EscalationPart& p) { return p.design.uses_efficacy(); });
}

bool Escalation::decides_on_margins() const {
  return uses_efficacy() && std::ranges::all_of(parts_, [](const EscalationPart& p) {
           return p.design.decides_on_margins() || !p.design.uses_efficacy();
         });
}

Tallies Escalation::recall(Tallies tallies) const {
  const bool drops_both = decides_on_margins();
  for (std::size_t part = 0; part < parts_.size(); ++part) {
    tallies.last_cohort[part] = parts_[part].design.recall(tallies.last_cohort[part]);
    if (!drops_both) continue;
    tallies.last_cohort[part].both = 0;
    for (std::size_t dose = 0; dose < ladder_.doses(part); ++dose) tallies.at[part][dose].both = 0;
  }
  return tallies;
}

Decision Escalation::next(const Tallies& tallies) const { return next(tallies, ProcedureCount{}); }

Decision Escalation::next(const Tallies& tallies, ProcedureCount procedure) const {
  EXPECTS(decides_on_tallies());
  return decide(tallies, procedure, nullptr);
}

std::optional<Reason> Escalation::joint_reason(const Tallies& tallies,
                                               ProcedureCount procedure) const {
  if (!limits_.joint) return std::nullopt;
  return design::joint_stop(*limits_.joint, procedure, tallies.total());
}

std::optional<Stop> Escalation::joint_stop(const Record& record) const {
  if (!joint_reason(record.tallies, record.procedure)) return std::nullopt;
  return std::get<Stop>(decide(record.tallies, record.procedure, &record));
}

Decision Escalation::next(const Record& record) const {
  if (auto stop = joint_stop(record)) return *std::move(stop);
  Wait wait{std::nullopt, {}, {"wait.pending", "patients are still in their DLT window", {}, {}}};
  for (std::size_t part = 0; part < parts_.size(); ++part) {
    if (!parts_[part].design.decides_on_tallies()) continue;
    const auto whom = pending_patients(&record, part);
    wait.whom.insert(wait.whom.end(), whom.begin(), whom.end());
  }
  if (!wait.whom.empty()) return wait;
  return decide(record.tallies, record.procedure, &record);
}

Opening Escalation::opening(std::size_t part, const Record* record, Standings standings) const {
  const int doses = static_cast<int>(ladder_.doses(part));
  const int allowed = doses_not_eliminated(record, part, doses);
  if (!parts_[part].gated_by) return {allowed, false, allowed < doses};
  const PartStanding& gate = standings[*parts_[part].gated_by];
  const bool by_dose =
      order_ == PartOrder::by_dose && parts_[part].gate == GateRule::same_dose_cleared;
  if (is_open(gate) && !by_dose) return {0, true, false};
  const std::span namesake(gate_index_[part].data(), static_cast<std::size_t>(doses));
  const int open = std::min(allowed, doses_opened(namesake, gate.cleared));
  const bool shut = open < doses && (open == allowed || gate.kind == ConclusionKind::mtd);
  return {open, is_open(gate) && open < allowed, !is_open(gate) && shut};
}

/// The tallies of the gating part, dose by dose of this one.
std::array<Tally, max_doses> Escalation::borrowed(std::size_t part, const Tallies& tallies) const {
  std::array<Tally, max_doses> from{};
  for (std::size_t dose = 0; dose < ladder_.doses(part); ++dose) {
    const std::int8_t namesake = gate_index_[part][dose];
    if (namesake < 0) continue;
    from[dose] = tallies.at[*parts_[part].gated_by][static_cast<std::size_t>(namesake)];
  }
  return from;
}

LadderHistory Escalation::history(std::size_t part, const Tallies& tallies, const Record* record,
                                  Shown& shown) const {
  const std::span<const Tally> tally(tallies.at[part].data(), ladder_.doses(part));
  LadderHistory history{.tally = tally,
                        .last_dose = tallies.last_dose[part],
                        .patients = {},
                        .last_cohort = parts_[part].design.recall(tallies.last_cohort[part])};
  if (parts_[part].gated_by && parts_[part].borrowed_weight > 0 && parts_[part].design.borrows()) {
    shown.borrowed = borrowed(part, tallies);
    history.borrowed = std::span(*shown.borrowed).first(tally.size());
    history.borrowed_weight = parts_[part].borrowed_weight;
  }
  if (record != nullptr && !parts_[part].design.decides_on_tallies()) {
    shown.patients = patients_of(*record, part);
    history.patients = shown.patients;
    history.now = record->now;
  }
  return history;
}

PartStanding Escalation::standing(std::size_t part, const Tallies& tallies, const Record* record,
                                  Standings standings) const {
  Shown shown;
  PartStanding standing = standing_of(parts_[part].design, history(part, tallies, record, shown),
                                      opening(part, record, standings));
  standing.reason.about.part = static_cast<std::uint8_t>(part);
  standing.treat.reason.about.part = static_cast<std::uint8_t>(part);
  return standing;
}

std::vector<DoseEstimate> Escalation::estimates(std::size_t part, const Tallies& tallies) const {
  Shown shown;
  return parts_[part].design.estimates(history(part, tallies, nullptr, shown));
}

std::vector<DoseEstimate> Escalation::estimates(std::size_t part, const Record& record) const {
  Shown shown;
  return parts_[part].design.estimates(history(part, record.tallies, &record, shown));
}

/// A part does not go up while a part that it gates still has patients to treat at an open dose.
bool Escalation::held_back(std::size_t part, const Tallies& tallies, Standings standings) const {
  const int last = tallies.last_dose[part];
  if (order_ == PartOrder::by_part || last < 0 || standings[part].treat.dose <= last) return false;
  for (std::size_t other = part + 1; other < parts_.size(); ++other) {
    const State state = standings[other].state;
    const bool busy = state == State::treats || state == State::waits_for_patients;
    if (parts_[other].gated_by == part && busy) return true;
  }
  return false;
}

/// A gated part concluded below what an open gate leaves open: going up in the gating part would
/// serve nothing.
bool Escalation::ended_early(Standings standings) const {
  for (std::size_t part = 0; part < standings.size(); ++part) {
    const bool gate_open = parts_[part].gated_by && is_open(standings[*parts_[part].gated_by]);
    const bool below = standings[part].cleared < standings[part].opening.doses;
    if (gate_open && !is_open(standings[part]) && below) return true;
  }
  return false;
}

/// At the limit on patients nobody is backfilled either.
Wait Escalation::wait_in(std::size_t part, const PartStanding& standing, const Tallies& tallies,
                         const Record* record) const {
  Wait wait{std::nullopt, pending_patients(record, part), standing.reason};
  const auto all = tallies.total().evaluable + std::ssize(pending_patients(record, std::nullopt));
  if (limits_.max_evaluable > 0 && all >= limits_.max_evaluable) return wait;
  for (const std::uint8_t dose : standing.backfill) {
    wait.backfill.push_back({static_cast<std::uint8_t>(part), dose});
  }
  return wait;
}

Decision Escalation::decide(const Tallies& tallies, ProcedureCount procedure,
                            const Record* record) const {
  FirstParts known;
  bool all_concluded = true;
  while (known.standings().size() < parts_.size() &&
         (all_concluded || order_ == PartOrder::by_dose)) {
    const Standings before = known.standings();
    known.add(standing(before.size(), tallies, record, before));
    all_concluded = all_concluded && !is_open(known.standings().back());
  }
  const Standings parts = known.standings();
  auto unsafe = dlt_limit_reached(limits_, tallies);
  if (!unsafe) unsafe = joint_reason(tallies, procedure);
  if (unsafe) return Stop{{ConclusionKind::stopped_for_safety, best_level(parts)}, *unsafe};
  const bool over = ended_early(parts);
  for (std::size_t part = 0; part < parts.size() && !over; ++part) {
    const PartStanding& standing = parts[part];
    if (standing.state == State::waits_for_patients) {
      return wait_in(part, standing, tallies, record);
    }
    if (standing.state != State::treats || held_back(part, tallies, parts)) continue;
    Treat treat = with_start_rule(standing.treat, part, parts_[part].start);
    if (const auto& gating = parts_[part].gated_by; gating && tallies.last_dose[part] < 0) {
      treat.gate = parts[*gating].reason;
    }
    auto pending = pending_patients(limits_.max_evaluable > 0 ? record : nullptr, std::nullopt);
    const int open = static_cast<int>(pending.size());
    if (const auto reason = patient_limit_passed(limits_, tallies, open, treat)) {
      if (!pending.empty()) return Wait{std::nullopt, std::move(pending), *reason};
      return Stop{{ConclusionKind::n_reached, best_level(parts)}, *reason};
    }
    return treat;
  }
  return Stop{conclusion_of(parts), closing_reason(parts)};
}

}  // namespace caudata::design
