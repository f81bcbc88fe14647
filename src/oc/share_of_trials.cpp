// SPDX-License-Identifier: Apache-2.0
#include "oc/share_of_trials.hpp"

#include <algorithm>
#include <array>

namespace caudata::oc {
namespace {

constexpr std::array<std::string_view, 3> shares_of_patients{"p_patient_with_sae", "p_ais_improved",
                                                             "p_ais_worsened"};

}  // namespace

bool is_share_of_trials(std::string_view metric) {
  return metric.starts_with("p_") &&
         std::ranges::find(shares_of_patients, metric) == shares_of_patients.end();
}

}  // namespace caudata::oc
