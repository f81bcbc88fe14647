// SPDX-License-Identifier: Apache-2.0
#include "report/define_items.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace caudata::report {
namespace {

/// An item in our words, and the paragraph of the text that speaks to it.
struct DefineItem {
  std::string_view number;  // empty: known to us by topic alone
  std::string_view topic, where;
};

constexpr std::string_view in_design = "\"Design\" and \"Options\"",
                           in_doses = "\"Doses and conduct\"",
                           in_drawing = "`caudata oc FILE --tables DIR` draws it",
                           in_limits = "\"Stopping and replacement\"",
                           in_figures = "\"Operating characteristics\"";

/// Yap C, Rekowski J, Ursino M, et al. Enhancing quality and impact of early phase dose-finding
/// clinical trial protocols: SPIRIT Dose-finding Extension (SPIRIT-DEFINE) guidance. BMJ
/// 2023;383:e076386.
constexpr std::array spirit{
    DefineItem{"", "trial design: how the dose goes up and down, groups, adaptations", in_design},
    DefineItem{"", "a diagram of the trial with its transition points", in_drawing},
    DefineItem{"", "interventions: dose levels, schedule, who is dosed when", in_doses},
    DefineItem{"", "criteria that stop the trial or a dose level", in_limits},
    DefineItem{"", "sample size, with the operating characteristics it rests on", in_figures},
    DefineItem{"", "statistical methods for the interim decisions", in_design},
};

/// Yap C, Solovyeva O, de Bono J, et al. Enhancing reporting quality and impact of early phase
/// dose-finding clinical trials: CONSORT Dose-finding Extension (CONSORT-DEFINE) guidance. BMJ
/// 2023;383:e076387, table 1.
constexpr std::array consort{
    DefineItem{"3a.1", "trial design: how the dose goes up and down, groups, adaptations",
               in_design},
    DefineItem{"3a.2", "a diagram of the trial with its transition points", in_drawing},
    DefineItem{"", "interventions for each dose level", in_doses},
    DefineItem{"", "interim analyses and stopping guidelines", in_limits},
    DefineItem{"", "how the sample size was determined", in_figures},
};

template <class Items>
std::string list(const Items& items) {
  std::string text;
  for (const DefineItem& item : items)
    text += fmt::format("- {}{}{}: {}.\n", item.number, item.number.empty() ? "" : ", ", item.topic,
                        item.where);
  return text;
}

}  // namespace

std::string define_items() {
  return fmt::format(
      "Items that this text speaks to. Numbers stand where they were read in the checklist; the "
      "other items are named by topic.\n\n"
      "SPIRIT-DEFINE (protocols; Yap et al., BMJ 2023;383:e076386):\n\n{}\n"
      "CONSORT-DEFINE (reports; Yap et al., BMJ 2023;383:e076387):\n\n{}",
      list(spirit), list(consort));
}

}  // namespace caudata::report
