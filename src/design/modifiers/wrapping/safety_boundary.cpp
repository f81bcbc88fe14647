// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>

#include "design/modifier.hpp"
#include "design/modifiers/wrapper.hpp"
#include "design/safety_boundary.hpp"

namespace caudata::design {
namespace {

constexpr std::int64_t usual_patients = 30;
constexpr double most_patients = 300;
constexpr std::string_view usual_rule = "Pocock";

const std::array<OptionSpec, 4> options{{
    {.name = "boundary",
     .meaning = "the family of boundaries: Pocock, O'Brien-Fleming, Wang-Tsiatis, beta-binomial, "
                "SPRT or MaxSPRT, with the defaults of its own options",
     .fallback = std::string(usual_rule),
     .choices = {}},
    {.name = "tolerated_rate",
     .meaning = "DLT probability over all doses given that is tolerated",
     .fallback = 0.3,
     .lower = 0.01,
     .upper = 0.99,
     .choices = {}},
    {.name = "alpha",
     .meaning = "most probability to stop within n patients if the rate is the tolerated one",
     .fallback = 0.05,
     .lower = 0.0001,
     .upper = 0.5,
     .choices = {}},
    {.name = "n",
     .meaning = "patients that the boundary is made for: the most that the part may have; beyond "
                "them it goes on with the same evidence, and alpha is not kept",
     .fallback = usual_patients,
     .lower = 1,
     .upper = most_patients,
     .choices = {}},
}};

/// Watches all DLTs of the ladder, patient by patient, and ends the part for safety. Within the
/// patients that it is made for, the boundary keeps its alpha if every patient has the tolerated
/// rate, whichever dose was given; cohorts, which are asked about at their end, stop less often.
class SafetyStop : public Wrapper {
 public:
  SafetyStop(AnyDesign inner, std::string_view family, const BoundaryPlan& plan,
             SafetyBoundary boundary)
      : Wrapper(std::move(inner)),
        family_(family),
        tolerated_rate_(plan.tolerated_rate),
        alpha_(plan.alpha),
        boundary_(std::move(boundary)) {}

  std::string name() const {
    return fmt::format("{}, safety boundary {} for {} patients, tolerated rate {:g}, alpha {:g}",
                       inner().name(), family_, boundary_.looks.back(), tolerated_rate_, alpha_);
  }

  LadderDecision next(const LadderHistory& history) const {
    if (auto end = unsafe(history)) return *std::move(end);
    return inner().next(history);
  }
  Conclude conclusion(const LadderHistory& history) const {
    if (auto end = unsafe(history)) return *std::move(end);
    return conclusion_so_far(inner(), history);
  }

 private:
  std::optional<Conclude> unsafe(const LadderHistory& history) const {
    const Tally all = total(history);
    if (!reached(boundary_, all.dlt, all.evaluable)) return std::nullopt;
    Conclude end = conclusion_so_far(inner(), history);
    if (end.kind != ConclusionKind::no_safe_dose) end.kind = ConclusionKind::stopped_for_safety;
    return stopped_because(
        end, reason_at("safety-stop",
                       "{dlt} DLTs among {n} patients of the part: the safety boundary is reached",
                       history.last_dose, all));
  }

  std::string_view family_;
  double tolerated_rate_, alpha_;
  SafetyBoundary boundary_;
};

core::Issue unknown_boundary(const Options& given) {
  std::string known;
  for (const BoundaryEntry* entry : boundary_entries()) {
    known += fmt::format("{}\"{}\"", known.empty() ? "" : ", ", entry->name);
  }
  return {core::Severity::error,
          "design.unknown-boundary",
          given.find("boundary")->second.at,
          fmt::format("there is no safety boundary \"{}\"",
                      option<std::string>(given, options, "boundary")),
          "the modifier stops where the boundary says",
          "the boundaries are: " + known};
}

core::Result<AnyDesign> make(const Options& given, const LadderPart&, AnyDesign inner) {
  const BoundaryEntry* family = find_boundary(option<std::string>(given, options, "boundary"));
  if (family == nullptr) return core::failure(unknown_boundary(given));
  BoundaryPlan plan{.tolerated_rate = option<double>(given, options, "tolerated_rate"),
                    .alpha = option<double>(given, options, "alpha")};
  plan.looks.resize(static_cast<std::size_t>(option<std::int64_t>(given, options, "n")));
  std::iota(plan.looks.begin(), plan.looks.end(), 1);
  auto boundary = safety_boundary(*family, plan, {});
  if (!boundary) return core::failure(std::move(boundary.error()));
  return AnyDesign(SafetyStop(std::move(inner), family->name, plan, *std::move(boundary)));
}

}  // namespace

extern const ModifierEntry safety_boundary_entry;
const ModifierEntry safety_boundary_entry{
    "safety boundary", "the part ends when its DLTs reach a sequential boundary",
    "Ivanova A, Qaqish BF, Schell MJ. Continuous toxicity monitoring in phase II trials in "
    "oncology. Biometrics 2005;61:540-545.",
    options, &make};

}  // namespace caudata::design
