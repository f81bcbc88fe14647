// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "report/oc_index.hpp"
#include "trial/event.hpp"

/// The way from arrival to the first dose.
namespace caudata::report {

/// Why somebody has no first dose; CONSORT keeps these apart.
enum class Loss : std::uint8_t { not_eligible, declined, no_place, still_in_process };
inline constexpr std::size_t loss_count = 4;
const char* name(Loss loss);

/// A step at which persons leave.
struct FunnelStep {
  const char* metric;  // mean per trial
  const char* words;
  Loss loss;
  std::optional<trial::ScreenFailure> failure{};  // of those not eligible
};
/// In the order in which a person is asked.
const std::vector<FunnelStep>& funnel_steps();

/// "not eligible: age"
std::string words(const FunnelStep& step);

inline constexpr const char* funnel_arrivals = "mean_screened";
inline constexpr const char* funnel_dosed = "mean_treated";

}  // namespace caudata::report
