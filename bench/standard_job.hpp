// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "design/escalation.hpp"
#include "design/make_design.hpp"
#include "oc/truth.hpp"

/// The job on which designs are timed everywhere: 4 doses, P(DLT) .05 .15 .30 .45, target .30, ten
/// cohorts of three; BOIN12 with 3 doses and 24 patients.
namespace caudata::standard_job {

using design::OptionValue;

inline const std::vector<double> p_dlt{0.05, 0.15, 0.30, 0.45};
inline const std::vector<double> p_response{0.10, 0.30, 0.45, 0.50};
constexpr double target = 0.30;
constexpr std::int64_t cohort = 3;
constexpr std::int64_t patients = 30;

using NamedOptions = std::vector<std::pair<std::string_view, OptionValue>>;

inline design::AnyDesign design_of(std::string_view name, std::size_t doses, NamedOptions given) {
  design::Options options;
  for (auto& [option, value] : given) options[std::string(option)] = {std::move(value), {}};
  const auto made = design::make_design(name, options, design::numbered_ladder(doses));
  if (!made) std::abort();
  return *made;
}

inline design::AnyDesign three_plus_three() { return design_of("3+3", p_dlt.size(), {}); }

inline design::AnyDesign interval(std::string_view name) {
  return design_of(name, p_dlt.size(),
                   {{"target", target}, {"cohort_size", cohort}, {"max_patients", patients}});
}

inline design::AnyDesign crm() {
  return design_of("CRM", p_dlt.size(),
                   {{"target", target},
                    {"skeleton", p_dlt},
                    {"cohort_size", cohort},
                    {"max_patients", patients}});
}

inline design::AnyDesign blrm() {
  return design_of("BLRM", p_dlt.size(),
                   {{"doses", std::vector<double>{1, 2, 4, 8}},
                    {"reference_dose", 4.0},
                    {"cohort_size", cohort},
                    {"max_patients", patients}});
}

inline design::AnyDesign boin12() {
  return design_of("BOIN12", 3, {{"cohort_size", cohort}, {"max_patients", std::int64_t{24}}});
}

inline design::AnyDesign efftox() {
  return design_of("EffTox", p_dlt.size(), {{"cohort_size", cohort}, {"max_patients", patients}});
}

/// One by one, as dfcrm's titesim.
inline design::AnyDesign tite_crm() {
  return design_of("TITE-CRM", p_dlt.size(),
                   {{"target", target}, {"skeleton", p_dlt}, {"max_patients", patients}});
}

inline design::AnyDesign tite_boin() { return interval("TITE-BOIN"); }

inline design::Escalation alone(const design::AnyDesign& design, std::size_t doses = p_dlt.size()) {
  return {
      {{design::numbered_ladder(doses)}}, {{design, {}, {}, {}}}, design::PartOrder::by_part, {}};
}

inline oc::Truth truth() { return {"rising", {p_dlt}, {p_response}, {}}; }

}  // namespace caudata::standard_job
