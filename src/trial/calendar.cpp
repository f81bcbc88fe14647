// SPDX-License-Identifier: Apache-2.0
#include "trial/calendar.hpp"

#include "core/contract.hpp"

namespace caudata::trial {

void Calendar::plan(core::Days day, StepKind kind, std::uint32_t who) {
  entries_.push({{day, kind, who}, planned_++});
}

Step Calendar::next() {
  EXPECTS(!entries_.empty());
  const Step step = entries_.top().step;
  entries_.pop();
  return step;
}

}  // namespace caudata::trial
