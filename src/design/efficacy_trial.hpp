// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include "design/any_design.hpp"
#include "design/options.hpp"

/// What designs that weigh efficacy share: small questions to the tallies, and options by one name.
namespace caudata::design {

struct Rule {
  std::string_view id, text;
};
Reason because(const Rule& rule, const LadderHistory& history, int dose);

/// The lowest and the highest dose with an evaluable patient; -1: none.
struct Tried {
  int lowest{-1};
  int highest{-1};
};
Tried tried_doses(std::span<const Tally> tally);
int evaluable(std::span<const Tally> tally);

extern const OptionSpec cohort_size_option;
extern const OptionSpec start_dose_option;
OptionSpec max_patients_option(int fallback);

int whole_number(const Options& given, std::span<const OptionSpec> specs, std::string_view name);

}  // namespace caudata::design
