// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "design/decision.hpp"
#include "design/record.hpp"
#include "design/timed_patient.hpp"

namespace caudata::design {

struct TimedTally;

/// One part's ladder as a single-ladder design sees it. A fact that comes late (a DLT after its
/// window, counted) may close doses that were treated before: then `last_dose` is at or above the
/// size of `tally`.
struct LadderHistory {
  std::span<const Tally> tally;  // one per admissible dose, lowest first; a gate may cap the ladder
  int last_dose{-1};             // where the last cohort was treated; -1: nobody yet
  std::span<const PatientRecord>
      patients;  // of this part; empty for designs that decide on tallies
  core::Days now{};
  Tally last_cohort{};                // what came out of it, as `recall` keeps it
  std::span<const Tally> borrowed{};  // patients of the gating part at the same doses, and
  double borrowed_weight{0};          // what each of them counts, 0 to 1
  /// `patients` as shares of their windows, where the caller keeps them so (simulations without
  /// patients); otherwise empty.
  std::span<const TimedPatient> timed{};
  /// `timed` dose by dose, where the caller keeps that too; otherwise null. Whoever changes `timed`
  /// sets it to null.
  const TimedTally* counted{nullptr};
  /// `tally` of the patients of cohorts alone; empty: as `patients` and `timed` say, and if they
  /// say nothing nobody was backfilled.
  std::span<const Tally> cohorts{};
  int withheld{0};  // evaluable patients that `tally` leaves out and limits on patients count
};

struct TreatDose {
  int dose;
  int patients;
  Reason reason;
  std::vector<std::uint8_t> backfill{};  // doses that may take patients once the cohort is full,
                                         // while it is observed, best first
};
struct WaitForPatients {
  Reason reason;
  std::vector<std::uint8_t> backfill{};  // doses that may take patients meanwhile, best first
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

/// A design that decides on tallies, last dose, borrowed tallies and what it recalls of the last
/// cohort alone; its operating characteristics can be enumerated exactly.
template <class D>
concept MarkovDesign = DoseEscalationDesign<D> && requires {
  requires D::decides_on_tallies;
};

/// A figure of a dose that a design decided on: name ("p_dlt", "p_overdose", …), value.
struct DoseEstimate {
  int dose;
  std::string_view name;  // static storage
  double value;
};

/// Optional members of a design, with what holds for one that has none:
///   Tally recall(Tally last_cohort)           the least cohort that means the same to the rule;
///                                             {}: the rule does not look at the last cohort
///   vector<DoseEstimate> estimates(history)   none
///   bool uses_efficacy()                      false: Tally::response stays 0
///   bool decides_on_margins()                 false: Tally::both is looked at, where efficacy is.
///                                             A design that says true decides the same whatever
///                                             it is, even a number that cannot be
///   bool borrows()                            false: `borrowed` is not read
///   bool counts_cohorts()                     false: the rule is in rates, so that a patient more
///                                             is knowledge more. One that says true is stated in
///                                             counts of a cohort; see OnCohorts
///   Conclude conclusion(history)              empty: the design cannot be asked what its final
///                                             rule would say if no more patients came
class AnyDesign {
 public:
  template <class D>
  requires(!std::same_as<D, AnyDesign> && DoseEscalationDesign<D>) AnyDesign(D design)
      : self_(std::make_shared<Model<D>>(std::move(design))) {}  // NOLINT implicit by intent

  LadderDecision next(const LadderHistory& history) const { return self_->next(history); }
  std::string name() const { return self_->name() + (name_end_ ? *name_end_ : ""); }
  /// The same design with this at the end of its name.
  AnyDesign named_further(std::string end) const {
    AnyDesign named = *this;
    named.name_end_ = std::make_shared<const std::string>(std::move(end));
    return named;
  }
  int cohort_size() const { return self_->cohort_size(); }
  bool decides_on_tallies() const { return self_->decides_on_tallies(); }
  Tally recall(Tally last_cohort) const { return self_->recall(last_cohort); }
  std::vector<DoseEstimate> estimates(const LadderHistory& history) const {
    return self_->estimates(history);
  }
  bool uses_efficacy() const { return self_->uses_efficacy(); }
  bool decides_on_margins() const { return self_->decides_on_margins(); }
  bool borrows() const { return self_->borrows(); }
  bool counts_cohorts() const { return self_->counts_cohorts(); }
  std::optional<Conclude> conclusion(const LadderHistory& history) const {
    return self_->conclusion(history);
  }

 private:
  struct Interface {
    virtual ~Interface() = default;
    virtual LadderDecision next(const LadderHistory&) const = 0;
    virtual std::string name() const = 0;
    virtual int cohort_size() const = 0;
    virtual bool decides_on_tallies() const = 0;
    virtual Tally recall(Tally) const = 0;
    virtual std::vector<DoseEstimate> estimates(const LadderHistory&) const = 0;
    virtual bool uses_efficacy() const = 0;
    virtual bool decides_on_margins() const = 0;
    virtual bool borrows() const = 0;
    virtual bool counts_cohorts() const = 0;
    virtual std::optional<Conclude> conclusion(const LadderHistory&) const = 0;
  };
  template <class D>
  struct Model final : Interface {
    explicit Model(D d) : design(std::move(d)) {}
    LadderDecision next(const LadderHistory& h) const override { return design.next(h); }
    std::string name() const override { return design.name(); }
    int cohort_size() const override { return design.cohort_size(); }
    /// A wrapper around any design says at run time what others say by their type.
    bool decides_on_tallies() const override {
      if constexpr (requires { design.inner_decides_on_tallies(); }) {
        return design.inner_decides_on_tallies();
      } else {
        return MarkovDesign<D>;
      }
    }
    Tally recall(Tally last_cohort) const override {
      if constexpr (requires { design.recall(last_cohort); }) return design.recall(last_cohort);
      return {};
    }
    std::vector<DoseEstimate> estimates(const LadderHistory& h) const override {
      if constexpr (requires { design.estimates(h); }) return design.estimates(h);
      return {};
    }
    bool uses_efficacy() const override {
      if constexpr (requires { design.uses_efficacy(); }) return design.uses_efficacy();
      return false;
    }
    bool decides_on_margins() const override {
      if constexpr (requires { design.decides_on_margins(); }) return design.decides_on_margins();
      return false;
    }
    bool borrows() const override {
      if constexpr (requires { design.borrows(); }) return design.borrows();
      return false;
    }
    bool counts_cohorts() const override {
      if constexpr (requires { design.counts_cohorts(); }) return design.counts_cohorts();
      return false;
    }
    std::optional<Conclude> conclusion(const LadderHistory& h) const override {
      if constexpr (requires { design.conclusion(h); }) return design.conclusion(h);
      return std::nullopt;
    }
    D design;
  };
  std::shared_ptr<const Interface> self_;
  std::shared_ptr<const std::string> name_end_;  // null: nothing
};

}  // namespace caudata::design
