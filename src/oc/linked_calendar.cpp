// SPDX-License-Identifier: Apache-2.0
#include "oc/linked_calendar.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <span>

#include "core/exact_sum.hpp"
#include "core/quantity.hpp"
#include "design/modifiers/gate.hpp"
#include "design/part_standing.hpp"
#include "oc/calendar_trial.hpp"
#include "oc/estimate_error.hpp"
#include "oc/estimate_rows.hpp"
#include "oc/steady_time.hpp"
#include "trial/comparison_draft.hpp"
#include "trial/study.hpp"

namespace caudata::oc {
namespace {

using design::ConclusionKind;
using design::PartStanding;

/// Parts have persons of their own: those of the next part are numbered from here on. A person's
/// number has 20 bits in the key of a random number (ADR 2).
constexpr std::uint32_t persons_of_a_part = 1u << 16;
static_assert(persons_of_a_part * design::max_parts <= 1u << 20);

/// Conclusions that name a level, in the order of their metrics.
constexpr std::array<std::pair<ConclusionKind, const char*>, 3> naming{
    {{ConclusionKind::mtd, "p_mtd"},
     {ConclusionKind::maximum_administered, "p_maximum_administered"},
     {ConclusionKind::next_part_not_tolerated, "p_next_part_not_tolerated"}}};

struct LevelSums {
  std::array<std::uint64_t, naming.size()> named{};
  std::uint64_t treated{0};
  IntegerSums patients, dlt;
};

/// Conclusions of a trial that are not about what a level showed, likewise.
constexpr std::array<std::pair<ConclusionKind, const char*>, 4> ending{
    {{ConclusionKind::no_safe_dose, "p_no_safe_dose"},
     {ConclusionKind::stopped_for_safety, "p_stopped_for_safety"},
     {ConclusionKind::n_reached, "p_n_reached"},
     {ConclusionKind::accrual_ended, "p_accrual_ended"}}};

struct Sums {
  std::array<std::array<LevelSums, design::max_doses>, design::max_parts> level{};
  std::array<std::uint64_t, ending.size()> ended{};
  IntegerSums patients, dlt;
  core::ExactSum days, squared_days;
  Histogram whole_days;
};

TrialTiming timing_of(const trial::Part& part, double per_month) {
  TrialTiming timing;
  timing.accrual.law = AccrualLaw::fixed;
  timing.accrual.mean_gap =
      std::max(core::days_per_month / per_month, static_cast<double>(part.stagger.value()));
  timing.accrual.first = FirstArrival::after_one_gap;
  timing.dlt.window = observation_days(part);
  timing.response.window = timing.dlt.window;
  return timing;
}

/// One part of a trial for every number of doses that its gate may leave open.
struct PartTrials {
  std::vector<CalendarTrial> open;  // index: doses open, less one
  std::vector<std::int8_t> namesake;
  std::optional<std::size_t> gated_by;
  double review{0};
};

DoseTruth lowest(const Truth& truth, std::size_t part, std::size_t doses) {
  const auto first = [doses](const std::vector<double>& p) {
    return std::vector<double>(p.begin(), p.begin() + static_cast<std::ptrdiff_t>(doses));
  };
  DoseTruth out{first(truth.p[part]), {}, 0};
  if (!truth.p_response.empty()) out.p_response = first(truth.p_response[part]);
  return out;
}

PartTrials part_trials(const trial::Protocol& protocol, double per_month, std::size_t index,
                       const Truth& truth) {
  const trial::Part& part = protocol.parts[index];
  const design::AnyDesign design =
      trial::part_design(*protocol.escalation, trial::ladder_of(protocol).parts[index]).value();
  PartTrials made;
  made.review = part.safety_review.value();
  const TrialTiming timing = timing_of(part, per_month);
  for (std::size_t doses = 1; doses <= part.doses.size(); ++doses)
    made.open.emplace_back(design, lowest(truth, index, doses), timing);
  if (!part.gate) return made;
  const auto gating = std::ranges::find(protocol.parts, part.gate->part, &trial::Part::name);
  made.gated_by = static_cast<std::size_t>(gating - protocol.parts.begin());
  for (const std::string& dose : part.doses) {
    const auto at = std::ranges::find(gating->doses, dose);
    made.namesake.push_back(
        static_cast<std::int8_t>(at == gating->doses.end() ? -1 : at - gating->doses.begin()));
  }
  return made;
}

class LinkedTrial {
 public:
  LinkedTrial(std::vector<PartTrials> parts, core::Seed seed)
      : parts_(std::move(parts)), seed_(seed) {}

  void run(core::TrialIndex trial, Sums& sums) {
    std::array<PartStanding, design::max_parts> ends{};
    int patients = 0, dlt = 0;
    double days = 0;
    for (std::size_t part = 0; part < parts_.size(); ++part) {
      const design::Opening opening = opening_of(part, ends);
      if (opening.doses == 0) continue;
      const core::CandidateId queue{static_cast<std::uint32_t>(part) * persons_of_a_part};
      const CalendarOutcome out =
          parts_[part].open[static_cast<std::size_t>(opening.doses - 1)].run(seed_, trial, queue);
      ends[part] = design::concluded(opening, {out.kind, out.selected, {}});
      days += out.duration + parts_[part].review;
      add_levels(sums.level[part], out, parts_[part].open.size(), patients, dlt);
    }
    sums.patients.add(patients);
    sums.dlt.add(dlt);
    sums.days.add(days);
    sums.squared_days.add(days * days);
    sums.whole_days.add(static_cast<int>(days + 0.5));
    note(design::conclusion_of(std::span(ends).first(parts_.size())), sums);
  }

 private:
  design::Opening opening_of(std::size_t part, std::span<const PartStanding> ends) const {
    const PartTrials& here = parts_[part];
    const int all = static_cast<int>(here.open.size());
    if (!here.gated_by) return {all, false, false};
    const PartStanding& gate = ends[*here.gated_by];
    const int open = design::doses_opened(here.namesake, gate.cleared);
    return {open, false, open < all && gate.kind == ConclusionKind::mtd};
  }

  static void add_levels(std::array<LevelSums, design::max_doses>& levels,
                         const CalendarOutcome& out, std::size_t doses, int& patients, int& dlt) {
    for (std::size_t dose = 0; dose < doses; ++dose) {
      const design::Tally& tally = out.patients[dose];
      levels[dose].treated += tally.evaluable > 0 ? 1 : 0;
      levels[dose].patients.add(tally.evaluable);
      levels[dose].dlt.add(tally.dlt);
      patients += tally.evaluable;
      dlt += tally.dlt;
    }
  }

  static void note(const design::Conclusion& conclusion, Sums& sums) {
    for (std::size_t i = 0; i < ending.size(); ++i)
      if (ending[i].first == conclusion.kind) ++sums.ended[i];
    if (!conclusion.level) return;
    LevelSums& level = sums.level[conclusion.level->part][conclusion.level->dose];
    for (std::size_t i = 0; i < naming.size(); ++i)
      if (naming[i].first == conclusion.kind) ++level.named[i];
  }

  std::vector<PartTrials> parts_;
  core::Seed seed_;
};

Measured mean_days(const Sums& sums, std::uint64_t trials) {
  const auto n = static_cast<double>(trials);
  const double value = sums.days.value() / n;
  const double variance = std::max(0.0, sums.squared_days.value() / n - value * value);
  return {value, std::sqrt(variance / n)};
}

OperatingCharacteristics rows_of(const trial::Comparison& comparison, const Sums& sums,
                                 Estimate like) {
  const std::uint64_t n = like.trials;
  EstimateRows rows(std::move(like));
  for (std::size_t i = 0; i < ending.size(); ++i)
    rows.add(ending[i].second, share(sums.ended[i], n));
  rows.add("mean_evaluable", mean(sums.patients, n));
  rows.add("mean_dlt", mean(sums.dlt, n));
  rows.add("days_at_steady_accrual_mean", mean_days(sums, n));
  rows.add("days_at_steady_accrual_p10", quantile(sums.whole_days, 0.1));
  rows.add("days_at_steady_accrual_median", quantile(sums.whole_days, 0.5));
  rows.add("days_at_steady_accrual_p90", quantile(sums.whole_days, 0.9));
  for (std::size_t part = 0; part < comparison.parts.size(); ++part)
    for (std::size_t dose = 0; dose < comparison.parts[part].doses.size(); ++dose) {
      const LevelSums& level = sums.level[part][dose];
      rows.at(comparison.parts[part].name, comparison.parts[part].doses[dose]);
      for (std::size_t i = 0; i < naming.size(); ++i)
        rows.add(naming[i].second, share(level.named[i], n));
      rows.add("p_level_treated", share(level.treated, n));
      rows.add("mean_evaluable", mean(level.patients, n));
      rows.add("mean_dlt", mean(level.dlt, n));
    }
  return rows.take();
}

}  // namespace

std::string why_not_in_calendar_time(const trial::Comparison& comparison,
                                     const trial::DesignLimits& limits) {
  if (limits.max_evaluable > 0 || limits.max_dlt > 0)
    return "it decides on follow-up, and limits beside the design are not simulated";
  if (comparison.procedure_stopping)
    return "it decides on follow-up, and stopping on events of the procedure is not simulated";
  if (comparison.plan.order == design::PartOrder::by_dose)
    return "it decides on follow-up, and parts that take turns by dose are not simulated";
  return {};
}

OperatingCharacteristics calendar_rows(const trial::Comparison& comparison,
                                       const trial::ComparedDesign& design, const Truth& truth,
                                       std::uint64_t trials) {
  const trial::Protocol protocol = trial::as_protocol(comparison, design);
  std::vector<PartTrials> parts;
  for (std::size_t part = 0; part < protocol.parts.size(); ++part)
    parts.push_back(part_trials(protocol, comparison.accrual.rate, part, truth));
  LinkedTrial trial(std::move(parts), core::Seed{comparison.run.seed});
  Sums sums;
  for (std::uint64_t i = 0; i < trials; ++i)
    trial.run(core::TrialIndex{static_cast<std::uint32_t>(i)}, sums);
  Estimate like;
  like.scenario = truth.scenario;
  like.design = design.label;
  like.method = Method::monte_carlo;
  like.trials = trials;
  return rows_of(comparison, sums, like);
}

}  // namespace caudata::oc
