// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "core/ledger.hpp"
#include "core/result.hpp"
#include "design/escalation.hpp"
#include "patient/examined_population.hpp"
#include "safety/background.hpp"
#include "trial/protocol.hpp"

namespace caudata::trial {

/// A protocol with everything resolved that conduct needs: the design made, the people and the
/// event models filled from the ledger. Immutable; shared by all threads.
struct Study {
  Protocol protocol;
  design::Escalation escalation;
  patient::ExaminedPopulation people;
  safety::BackgroundEvents background;
  safety::AttributionModel attribution;
};

/// The parts and doses of a protocol as a design sees them; amounts in cells.
design::DoseLadder ladder_of(const Protocol& protocol);

/// The rule's design with its modifiers, for one part's ladder; issues point at their lines.
core::Result<design::AnyDesign> part_design(const EscalationRule& rule,
                                            const design::LadderPart& part);

/// The whole escalation rule of a protocol; issues point at the lines of its options.
core::Result<design::Escalation> make_escalation(const Protocol& protocol);

/// protocol + ledger -> Study. A parameter without an entry is an error of the data files, reported
/// as an issue.
core::Result<Study> resolve(const Protocol& protocol, const core::Ledger& ledger);

}  // namespace caudata::trial
