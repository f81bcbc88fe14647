// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "trial/graft_case/graft_case.hpp"

namespace caudata::io {

/// A case as a file that reads as the same case: every value stated, the doses as given, and a
/// remark beside each that was assumed. To run a virtual subject again with something changed.
/// The share of a volume that cells can fill is a parameter, not a choice: it is not written.
/// Precondition: the case has a lesion.
std::string graft_case_toml(const trial::ReadyGraftCase& ready);

/// "canal.csf = 1 (anatomy.canal.person.csf)", a line each: what a case does not state itself.
std::string assumed_text(const trial::ReadyGraftCase& ready);

}  // namespace caudata::io
