// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "design/escalation.hpp"
#include "oc/cohort_outcomes.hpp"
#include "oc/state_table.hpp"

namespace caudata::oc {

/// What an escalation decides after tallies, asked once per distinct recalled tallies and only when
/// a trial comes there: the state graph as far as it has been walked. One walker at a time.
class DecisionMemo {
 public:
  explicit DecisionMemo(const design::Escalation& escalation);

  struct State {
    std::int32_t patients{0};      // of the next cohort; 0: the trial has stopped
    design::DoseLevel level{};     // of the next cohort
    std::uint32_t conclusion{0};   // index into conclusions(), if it has stopped
    std::uint32_t first_child{0};  // of the next cohort's outcomes
  };

  const State& operator[](std::uint32_t state) const { return states_[state]; }
  /// The state after the next cohort has come to `outcome`.
  std::uint32_t after(std::uint32_t state, design::Tally outcome) {
    const std::uint32_t child = states_[state].first_child + place(outcome);
    return children_[child] != unknown ? children_[child] : discover(state, child, outcome);
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(states_.size()); }
  design::Tallies tallies(std::uint32_t state) const { return packing_.unpack(table_.key(state)); }
  const std::vector<design::Conclusion>& conclusions() const { return conclusions_; }
  Observed observed() const { return observed_; }

 private:
  static constexpr std::uint32_t unknown = ~std::uint32_t{0};

  /// Of an outcome among those of a state: all values of what is observed have one.
  std::uint32_t place(design::Tally outcome) const {
    const auto dlt = static_cast<std::uint32_t>(outcome.dlt);
    if (observed_ == Observed::dlt) return dlt;
    const auto base = static_cast<std::uint32_t>(outcome.evaluable) + 1;
    const std::uint32_t margins = dlt * base + static_cast<std::uint32_t>(outcome.response);
    if (observed_ == Observed::margins) return margins;
    return margins * base + static_cast<std::uint32_t>(outcome.both);
  }
  std::uint32_t places(int patients) const;
  std::uint32_t discover(std::uint32_t state, std::uint32_t child, design::Tally outcome);
  std::uint32_t state_of(const design::Tallies& tallies);
  State decided(const design::Tallies& tallies);
  std::uint32_t index_of(const design::Conclusion& conclusion);

  const design::Escalation& escalation_;
  Observed observed_;
  TallyWords packing_;
  StateTable table_;
  std::vector<std::uint64_t> key_;  // scratch
  std::vector<State> states_;       // per id of the table
  std::vector<std::uint32_t> children_;
  std::vector<design::Conclusion> conclusions_;
};

}  // namespace caudata::oc
