// SPDX-License-Identifier: Apache-2.0
#pragma once

/// A rule of the standard as data: a distance, a mask, a class of scores or a small decision. A
/// constant; where the tests are tested (CAUDATA_MUTANTS) a variable, so that they can be shown to
/// notice when a rule is wrong (tests/mutation).
#ifdef CAUDATA_MUTANTS
#define CAUDATA_RULE inline
#else
#define CAUDATA_RULE inline constexpr
#endif
