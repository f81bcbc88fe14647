// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "safety/adverse_event.hpp"

namespace caudata::safety {

/// How the site judges events of one true cause: conditional probabilities, so that each can be
/// uncertain by itself. "Related" is possible, probable or definite.
struct Judgement {
  double related{0};
  double probable{0};  // P(probable or definite | related)
  double definite{0};  // P(definite | probable or definite)
  double unlikely{0};  // P(unlikely | not related)
};
template <class V>
void visit(V& v, Judgement& j) {
  v("related", j.related);
  v("probable", j.probable);
  v("definite", j.definite);
  v("unlikely", j.unlikely);
}

/// One uniform gives the judgement; a smaller u is judged more related.
Attribution judged(const Judgement& judgement, double u);
Attribution judged_if_related(const Judgement& judgement, double u);
Attribution judged_if_not_related(const Judgement& judgement, double u);

/// Lanes of Process::attribution: disjoint per source of events and stable, so that one more event
/// moves no other judgement.
namespace attribution_lane {
inline constexpr std::uint32_t toxicity_in_window = 0;
inline constexpr std::uint32_t toxicity_late = 1;
inline constexpr std::uint32_t background = std::uint32_t{1} << 16;  // + category << 12 + ordinal
inline constexpr std::uint32_t procedure = std::uint32_t{2} << 16;   // + lane of procedure_event
}  // namespace attribution_lane

}  // namespace caudata::safety
