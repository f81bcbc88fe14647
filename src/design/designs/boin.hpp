// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "design/entry.hpp"
#include "design/interval_escalation.hpp"

namespace caudata::design {

/// DLT rates at a dose at or below which BOIN goes up, at or above which it goes down.
struct BoinBoundaries {
  double escalate, de_escalate;
};

/// p_saf and p_tox where nothing else is asked for, times the target (Liu and Yuan 2015).
inline constexpr double boin_saf = 0.6, boin_tox = 1.4;

/// The local optimum of Liu and Yuan (2015) for the three equally likely hypotheses
/// p = target, p = p_saf, p = p_tox. Precondition: 0 < p_saf < target < p_tox < 1.
BoinBoundaries boin_boundaries(double target, double p_saf, double p_tox);

/// How BOIN words its moves.
inline constexpr MoveTexts boin_texts{
    {"boin.escalate",
     "{dlt} of {n} had a DLT at {level}: at or below the escalation boundary; go up one dose"},
    {"boin.stay", "{dlt} of {n} had a DLT at {level}: between the two boundaries; stay"},
    {"boin.de-escalate",
     "{dlt} of {n} had a DLT at {level}: at or above the de-escalation boundary; go down one "
     "dose"}};

/// What a DLT rate calls for; within 1e-12 of a boundary it reaches it.
Judgement boin_judgement(double rate, BoinBoundaries boundaries);

/// BOIN's moves: `boin_judgement` of the rate y/n, and elimination.
MoveTable boin_table(int most_patients, double target, BoinBoundaries boundaries, double cutoff);

extern const DesignEntry boin_entry;

}  // namespace caudata::design
