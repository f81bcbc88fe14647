// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "design/record.hpp"
#include "trial/protocol.hpp"

namespace caudata::trial {

/// Whether a patient without a DLT counts, and from when this is known. Days from the first dose.
struct Resolution {
  design::Evaluability evaluability{};
  Days day{0};
};

/// The last day on which a DLT counts. `last_dose`: the last one that is given.
Days window_closes(const Part& part, Days last_dose);

/// The protocol's rule for a patient without a DLT: who leaves before the window closes does not
/// count, nor does who had fewer doses than the minimum. `left`: the last day in the trial.
Resolution resolution(const Part& part, Days last_dose, int doses, Days left);

}  // namespace caudata::trial
