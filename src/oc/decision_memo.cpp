// SPDX-License-Identifier: Apache-2.0
#include "oc/decision_memo.hpp"

#include <algorithm>

#include "core/contract.hpp"

namespace caudata::oc {

using design::Tallies;

DecisionMemo::DecisionMemo(const design::Escalation& escalation)
    : escalation_(escalation),
      observed_(observed_by(escalation)),
      packing_(escalation),
      table_(packing_.words()),
      key_(packing_.words()) {
  state_of(Tallies{});
}

std::uint32_t DecisionMemo::places(int patients) const {
  const auto base = static_cast<std::uint32_t>(patients) + 1;
  if (observed_ == Observed::dlt) return base;
  return observed_ == Observed::margins ? base * base : base * base * base;
}

std::uint32_t DecisionMemo::discover(std::uint32_t state, std::uint32_t child,
                                     design::Tally outcome) {
  Tallies after = tallies(state);
  after.add(states_[state].level, outcome);
  return children_[child] = state_of(escalation_.recall(after));
}

std::uint32_t DecisionMemo::state_of(const Tallies& tallies) {
  packing_.pack(tallies, key_);
  const auto [id, is_new] = table_.insert(key_);
  if (is_new) states_.push_back(decided(tallies));
  return id;
}

DecisionMemo::State DecisionMemo::decided(const Tallies& tallies) {
  const design::Decision decision = escalation_.next(tallies);
  EXPECTS(!std::holds_alternative<design::Wait>(decision));
  State state;
  if (const auto* treat = std::get_if<design::Treat>(&decision)) {
    EXPECTS(treat->patients > 0);
    state.patients = treat->patients;
    state.level = treat->at;
    state.first_child = static_cast<std::uint32_t>(children_.size());
    children_.resize(children_.size() + places(treat->patients), unknown);
  } else if (const auto* stop = std::get_if<design::Stop>(&decision)) {
    state.conclusion = index_of(stop->conclusion);
  }
  return state;
}

std::uint32_t DecisionMemo::index_of(const design::Conclusion& conclusion) {
  const auto at = std::ranges::find(conclusions_, conclusion);
  const auto index = static_cast<std::uint32_t>(at - conclusions_.begin());
  if (at == conclusions_.end()) conclusions_.push_back(conclusion);
  return index;
}

}  // namespace caudata::oc
