// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <vector>

#include "core/stream.hpp"
#include "design/designs/boin_et.hpp"

namespace caudata::oc {

/// BOIN-ET in calendar time, with complete data or with pending patients (TITE-BOIN-ET).
struct BoinEtScenario {
  std::vector<double> p_dlt, p_response;  // within their windows
  double tau_t, tau_e;                    // windows [d]
  double accrual;                         // mean days between patients, uniform on 0 to twice that
  double correlation;  // of a Gaussian copula between the times to the two events
};

/// Whether a decision waits for the windows of the last cohort, or until half of the patients at
/// the current dose have both outcomes; then the follow-up of the others counts in part.
enum class Pending : bool { none, counts_in_part };

struct BoinEtOutcome {
  int selected{-1};  // -1: none
  std::array<int, design::max_doses> patients{};
  double duration{0};  // [d]
};

/// One trial. Times to events are Weibull with half of a window's events in its second half; the
/// first patient of a cohort enters at the decision. Equal response rates are decided by lot, as in
/// the paper. Draws three words per patient from process `toxicity` and the lots from its candidate
/// 0.
///
/// Sources: Takeda K, Taguri M, Morita S. Pharm Stat 2018;17:383-395. Takeda K, Morita S, Taguri M.
/// TITE-BOIN-ET. Pharm Stat 2020;19:335-349. Details as in the R package boinet.
BoinEtOutcome simulate_boin_et(const design::BoinEt& design, const BoinEtScenario& scenario,
                               Pending pending, const core::TrialStreams& streams);

}  // namespace caudata::oc
