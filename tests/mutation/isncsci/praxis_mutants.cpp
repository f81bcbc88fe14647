// SPDX-License-Identifier: Apache-2.0
#include <bit>

#include "isncsci/praxis/check.hpp"
#include "mutation/isncsci/mutants.hpp"

namespace caudata::mutation {
namespace {

using namespace isncsci;
using namespace isncsci::praxis;

/// The tables of checks are computed from the classes.
void compute_tables() {
  praxis::detail::sensory_table = praxis::detail::pair_table(praxis::detail::sensory_check);
  praxis::detail::muscle_table = praxis::detail::pair_table(praxis::detail::pair_check);
}

Mutant with_tables(Mutant m) {
  return {m.name,
          [change = m.change] {
            change();
            compute_tables();
          },
          [restore = m.restore] {
            restore();
            compute_tables();
          }};
}

Mutant without(std::string name, CodeSet& set, std::string_view scores) {
  return with_tables(mutant("praxis: " + name, set, set & ~codes(scores)));
}
Mutant with(std::string name, CodeSet& set, std::string_view scores) {
  return with_tables(mutant("praxis: " + name, set, set | codes(scores)));
}

Mutant entry(std::string name, bool& flag) { return mutant("praxis: " + name, flag, !flag); }

unsigned code_of(std::string_view score) {
  return static_cast<unsigned>(std::countr_zero(codes(score)));
}
Check& sensory(std::string_view touch, std::string_view prick) {
  return praxis::detail::sensory_table[code_of(touch)][code_of(prick)];
}
Check& muscles(std::string_view here, std::string_view next) {
  return praxis::detail::muscle_table[code_of(here)][code_of(next)];
}

}  // namespace

std::vector<Mutant> praxis_mutants() {
  return {
      without("2 is not low", low, "2"),
      with("3 is low", low, "3"),
      without("2* is not low", low_tagged, "2*"),
      without("NT* is known", unknown, "NT*"),
      without("0** is not assumed low", assumed_low, "0**"),
      without("NT** is not assumed", assumed_high, "NT**"),
      without("3** is not assumed high", assumed_high, "3**"),
      without("4** is not normal", assumed_normal, "4**"),
      without("4 is not middle", middle, "4"),
      without("3* is not middle", middle, "3*"),
      without("NT is useful for sure", not_useful_or_unknown, "NT"),
      without("1* is useful", not_useful_or_unknown, "1*"),
      without("sensation 1 is normal", praxis::detail::sensation_abnormal, "1"),
      without("sensation 0* is not abnormal", praxis::detail::sensation_abnormal, "0*"),
      without("sensation 1** is not assumed", praxis::detail::sensation_assumed_low, "1**"),
      without("0* is not zero", may_be_zero, "0*"),
      with("1 may be zero", may_be_zero, "1"),
      without("NT is not absent", may_be_absent, "NT"),
      with("1 may be absent", may_be_absent, "1"),
      without("0** carries no star", zero_but_marked, "0**"),
      without("NT** carries no mark", all_marked, "NT**"),
      mutant(
          "praxis: half is mostly weak", more_than_half,
          +[](int weak, int half) { return weak >= half; }),
      entry("sensation NT NT stops", sensory("NT", "NT").go_on),
      entry("sensation NT 2 is not listed", sensory("NT", "2").lists),
      entry("sensation NT* 2 has no star", sensory("NT*", "2").star),
      entry("muscle 5 then NT is not listed", muscles("5", "NT").lists),
      entry("muscle NT stops", muscles("NT", "5").go_on),
      entry("muscle 5 then 3 stops", muscles("5", "3").go_on),
      entry("muscle 5 then 0** assumes nothing", muscles("5", "0**").assumes),
      entry("muscle 0* has no star", muscles("0*", "5").star),
  };
}

}  // namespace caudata::mutation
