// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "isncsci/praxis/cell_code.hpp"
#include "isncsci/rule.hpp"

namespace caudata::isncsci::praxis {

/// What looking at one level says: go on caudally or stop, list the level or not, with a star for
/// sure or only if something above was taken for normal, and whether from here on something was.
struct Check {
  bool go_on{false};
  bool lists{false};
  bool star{false};
  bool assumes{false};
};

CAUDATA_RULE CodeSet low = codes("0 1 2");
CAUDATA_RULE CodeSet low_tagged = codes("0* 1* 2*");
CAUDATA_RULE CodeSet unknown = codes("NT NT*");
CAUDATA_RULE CodeSet assumed_low = codes("0** 1** 2**");
CAUDATA_RULE CodeSet assumed_high = codes("3** 4** NT**");
CAUDATA_RULE CodeSet assumed_normal = assumed_low | assumed_high;
CAUDATA_RULE CodeSet middle = codes("3 4 3* 4*");
CAUDATA_RULE CodeSet not_useful_or_unknown = low | low_tagged | unknown;
CAUDATA_RULE CodeSet may_be_zero = codes("0 NT NT* 0*");
CAUDATA_RULE CodeSet may_be_absent = codes("0 0* NT NT*");
CAUDATA_RULE CodeSet zero_but_marked = codes("0* 0**");
CAUDATA_RULE CodeSet all_marked = codes("0* 1* 2* 3* 4* NT* 0** 1** 2** 3** 4** NT**");

/// Of the key muscles below a level, given how many there are on one side.
CAUDATA_RULE auto more_than_half = +[](int weak, int on_one_side) { return weak > on_one_side; };

namespace detail {

CAUDATA_RULE CodeSet sensation_abnormal = codes("0 1 0* 1*");
CAUDATA_RULE CodeSet sensation_assumed_low = codes("0** 1**");

CAUDATA_RULE Check sensory_check(Code touch, Code prick) {
  const CodeSet both = 1u << touch | 1u << prick;
  if (both == codes("2")) return {.go_on = true};
  if (both & sensation_abnormal) return {.lists = true};
  if (both & codes("NT*")) return {.lists = true, .star = true, .assumes = true};
  if (both & codes("NT")) {
    return {.go_on = true, .lists = true, .assumes = (both & sensation_assumed_low) != 0};
  }
  return {.go_on = true, .assumes = true};
}

CAUDATA_RULE Check gate_check(Code muscle) {
  return {.go_on = !in(muscle, low),
          .lists = in(muscle, not_useful_or_unknown),
          .assumes = in(muscle, assumed_low)};
}

CAUDATA_RULE Check pair_check(Code here, Code next) {
  const CodeSet full = codes("5") | assumed_normal;
  const bool doubtful = in(here, low_tagged | codes("NT*"));
  return {.go_on = in(here, full | codes("NT")) && !in(next, low),
          .lists = !(in(here, full) && !in(next, not_useful_or_unknown)),
          .star = doubtful || (in(here, assumed_low) && in(next, low_tagged | unknown)),
          .assumes = (in(here, assumed_normal) && !in(next, low)) || doubtful ||
                     (in(here, codes("5")) && in(next, assumed_low))};
}

template <class Rule>
constexpr auto pair_table(Rule rule) {
  std::array<std::array<Check, code_count>, code_count> table{};
  for (unsigned a = 0; a < code_count; ++a) {
    for (unsigned b = 0; b < code_count; ++b) {
      table[a][b] = rule(static_cast<Code>(a), static_cast<Code>(b));
    }
  }
  return table;
}
CAUDATA_RULE auto sensory_table = pair_table(sensory_check);
CAUDATA_RULE auto muscle_table = pair_table(pair_check);

}  // namespace detail

/// The dermatome below level i (i = 0: C2).
inline Check check_sensation(const SideCodes& side, unsigned i) {
  return detail::sensory_table[side.light_touch[i]][side.pin_prick[i]];
}
/// Above the first key muscle of a limb.
inline Check check_gate(Code muscle) { return detail::gate_check(muscle); }
/// A key muscle and the one below it.
inline Check check_pair(Code here, Code next) { return detail::muscle_table[here][next]; }

}  // namespace caudata::isncsci::praxis
