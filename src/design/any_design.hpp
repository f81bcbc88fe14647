// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <memory>
#include <span>
#include <string>
#include <variant>

#include "design/decision.hpp"
#include "design/record.hpp"

namespace caudata::design {

/// One part's ladder as a single-ladder design sees it. A fact that comes late (a DLT after its
/// window, counted) may close doses that were treated before: then `last_dose` is at or above the
/// size of `tally`.
struct LadderHistory {
  std::span<const Tally> tally;  // one per admissible dose, lowest first; a gate may cap the ladder
  int last_dose{-1};             // where the last cohort was treated; -1: nobody yet
  std::span<const PatientRecord>
      patients;  // of this part; empty for designs that decide on tallies
  core::Days now{};
};

struct TreatDose {
  int dose;
  int patients;
  Reason reason;
};
struct WaitForPatients {
  Reason reason;
};
struct Conclude {
  ConclusionKind kind;
  int dose;
  Reason reason;
};  // dose -1: none
using LadderDecision = std::variant<TreatDose, WaitForPatients, Conclude>;

/// A dose-escalation design: a pure rule from a history to the next decision. It knows no patient,
/// no calendar, no seed. It is total: every tally gets a decision. A design that treats a dose
/// holds the treated doses below it for tolerated.
template <class D>
concept DoseEscalationDesign = std::copyable<D> && requires(const D d, const LadderHistory& h) {
  { d.next(h) } -> std::same_as<LadderDecision>;
  { d.name() } -> std::convertible_to<std::string>;  // the variant's full name
  { d.cohort_size() } -> std::same_as<int>;
};

/// A design whose decision depends on tallies and last dose alone; its operating characteristics
/// can be enumerated exactly.
template <class D>
concept MarkovDesign = DoseEscalationDesign<D> && requires {
  requires D::decides_on_tallies;
};

/// Any design, by value.
class AnyDesign {
 public:
  template <class D>
  requires(!std::same_as<D, AnyDesign> && DoseEscalationDesign<D>) AnyDesign(D design)
      : self_(std::make_shared<Model<D>>(std::move(design))) {}  // NOLINT implicit by intent

  LadderDecision next(const LadderHistory& history) const { return self_->next(history); }
  std::string name() const { return self_->name(); }
  int cohort_size() const { return self_->cohort_size(); }
  bool decides_on_tallies() const { return self_->decides_on_tallies(); }

 private:
  struct Interface {
    virtual ~Interface() = default;
    virtual LadderDecision next(const LadderHistory&) const = 0;
    virtual std::string name() const = 0;
    virtual int cohort_size() const = 0;
    virtual bool decides_on_tallies() const = 0;
  };
  template <class D>
  struct Model final : Interface {
    explicit Model(D d) : design(std::move(d)) {}
    LadderDecision next(const LadderHistory& h) const override { return design.next(h); }
    std::string name() const override { return design.name(); }
    int cohort_size() const override { return design.cohort_size(); }
    bool decides_on_tallies() const override { return MarkovDesign<D>; }
    D design;
  };
  std::shared_ptr<const Interface> self_;
};

}  // namespace caudata::design
