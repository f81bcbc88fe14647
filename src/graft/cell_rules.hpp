// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>

namespace caudata::graft {

/// What a cell of a graft does and may be forbidden to do, for a null model. Being carried,
/// settling, rolling and adhering are no rules of this kind: without them there is no run.
enum class CellRule : std::uint8_t {
  die,      // of any cause
  breathe,  // take up oxygen and glucose, and starve
  enter,    // from a surface into tissue
  divide,
  commit,   // to a fate
  secrete,  // trophic pools
  push,     // each other
  extend,   // axons
  escape,   // residual pluripotent cells take and grow
};
inline constexpr std::size_t cell_rules = 9;
inline constexpr std::array<CellRule, cell_rules> every_cell_rule{
    CellRule::die,     CellRule::breathe, CellRule::enter,  CellRule::divide, CellRule::commit,
    CellRule::secrete, CellRule::push,    CellRule::extend, CellRule::escape};

constexpr std::size_t index(CellRule rule) { return static_cast<std::size_t>(rule); }
/// As files write it: "die".
const char* name(CellRule rule);

/// Which rules are on. All, unless said otherwise.
class CellRules {
 public:
  static CellRules none() {
    CellRules rules;
    rules.on_.reset();
    return rules;
  }

  bool operator[](CellRule rule) const { return on_[index(rule)]; }
  bool all() const { return on_.all(); }
  CellRules& switch_on(CellRule rule) { return on_.set(index(rule)), *this; }
  CellRules& switch_off(CellRule rule) { return on_.reset(index(rule)), *this; }
  friend bool operator==(const CellRules&, const CellRules&) = default;

 private:
  std::bitset<cell_rules> on_{(1u << cell_rules) - 1};
};

}  // namespace caudata::graft
