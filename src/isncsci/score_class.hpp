// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "isncsci/admissible.hpp"
#include "isncsci/rule.hpp"

/// The classes of motor scores that the rules tell apart; every score is in one of the first four.
namespace caudata::isncsci {

CAUDATA_RULE ScoreSet zero_set = 0b000001;
CAUDATA_RULE ScoreSet weak_set = 0b000110;
CAUDATA_RULE ScoreSet useful_set = 0b011000;
CAUDATA_RULE ScoreSet full_set = 0b100000;
CAUDATA_RULE ScoreSet below_three = 0b000111;
CAUDATA_RULE ScoreSet at_least_three = 0b111000;

}  // namespace caudata::isncsci
