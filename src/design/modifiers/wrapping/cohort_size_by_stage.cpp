// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "design/modifier.hpp"
#include "design/modifiers/wrapper.hpp"

namespace caudata::design {
namespace {

constexpr std::int64_t usual_later = 3;
constexpr double largest_cohort = 20;

const std::array<OptionSpec, 3> options{{
    {.name = "first",
     .meaning = "cohort size of the first stage",
     .fallback = std::int64_t{1},
     .lower = 1,
     .upper = largest_cohort,
     .choices = {}},
    {.name = "later",
     .meaning = "cohort size of the second stage, which begins with the first DLT",
     .fallback = usual_later,
     .lower = 1,
     .upper = largest_cohort,
     .choices = {}},
    {.name = "from_dose",
     .meaning = "the second stage begins at this dose, counted from 1, if no DLT began it before; "
                "0: with a DLT alone",
     .fallback = std::int64_t{0},
     .lower = 0,
     .upper = max_doses,
     .choices = {}},
}};

struct Stages {
  int first, later;
  int from_dose;  // from 0; -1: none
};

/// A design that asks for fewer patients than its cohort size completes a cohort or is near its
/// limit: then it never gets more than it asks for. A stage with larger cohorts than the design's
/// may pass the design's own limit by less than one cohort; "stop at n" around it keeps n.
class CohortSizeByStage : public Wrapper {
 public:
  CohortSizeByStage(AnyDesign inner, Stages stages) : Wrapper(std::move(inner)), stages_(stages) {}

  std::string name() const {
    std::string name =
        fmt::format("{}, cohorts of {} then {}", inner().name(), stages_.first, stages_.later);
    if (stages_.from_dose >= 0)
      name += fmt::format(", at dose {} at the latest", stages_.from_dose + 1);
    return name;
  }
  int cohort_size() const { return std::max(stages_.first, stages_.later); }

  LadderDecision next(const LadderHistory& history) const {
    LadderDecision decision = inner().next(history);
    auto* treat = std::get_if<TreatDose>(&decision);
    if (treat == nullptr) return decision;
    const int size = in_second_stage(history, treat->dose) ? stages_.later : stages_.first;
    const bool asks_for_fewer = treat->patients < inner().cohort_size();
    treat->patients = asks_for_fewer ? std::min(size, treat->patients) : size;
    return decision;
  }

 private:
  bool in_second_stage(const LadderHistory& history, int next) const {
    if (total(history).dlt > 0) return true;
    return stages_.from_dose >= 0 && std::max(history.last_dose, next) >= stages_.from_dose;
  }

  Stages stages_;
};

core::Result<AnyDesign> make(const Options& given, const LadderPart&, AnyDesign inner) {
  const auto value = [&](std::string_view name) {
    return static_cast<int>(option<std::int64_t>(given, options, name));
  };
  return AnyDesign(CohortSizeByStage(std::move(inner),
                                     {value("first"), value("later"), value("from_dose") - 1}));
}

}  // namespace

extern const ModifierEntry cohort_size_by_stage_entry;
const ModifierEntry cohort_size_by_stage_entry{
    "cohort size by stage", "small cohorts until the first DLT, larger ones from then on",
    "Simon R, Freidlin B, Rubinstein L, Arbuck SG, Collins J, Christian MC. Accelerated titration "
    "designs for phase I clinical trials in oncology. J Natl Cancer Inst 1997;89:1138-1147.",
    options, &make};

}  // namespace caudata::design
