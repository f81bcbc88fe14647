// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "report/figures/figures.hpp"
#include "report/funnel.hpp"
#include "report/number_text.hpp"
#include "report/oc_index.hpp"
#include "report/sections/sections.hpp"

namespace caudata::report {
namespace {

Table every_scenario(const ReportInput& input, const OcIndex& oc) {
  Table table{"screening-funnel-scenarios",
              "The same under every scenario, persons per trial",
              {{"scenario", "", Align::left}, {"came", "", Align::right}},
              {},
              {},
              Fold::folded};
  for (const FunnelStep& step : funnel_steps())
    table.columns.push_back({words(step), "", Align::right});
  table.columns.push_back({"dosed", "", Align::right});
  for (const trial::Scenario& s : input.protocol.scenarios) {
    const auto cell = [&](const char* metric) {
      return value_with_error(oc.best(s.name, {}, metric));
    };
    std::vector<Cell> row{{s.name, {}}, cell(funnel_arrivals)};
    for (const FunnelStep& step : funnel_steps()) row.push_back(cell(step.metric));
    row.push_back(cell(funnel_dosed));
    table.rows.push_back(std::move(row));
  }
  table.notes = {"The same persons come under every scenario; a longer trial sees more of them."};
  return table;
}

std::string one_in(const OcIndex& oc, const std::string& scenario) {
  const oc::Estimate* came = oc.best(scenario, {}, funnel_arrivals);
  const oc::Estimate* dosed = oc.best(scenario, {}, funnel_dosed);
  if (came == nullptr || dosed == nullptr || dosed->value <= 0) return {};
  return fmt::format(" Of {} who come, {} are dosed: one in {}.", fixed(came->value, 1),
                     fixed(dosed->value, 1), fixed(came->value / dosed->value, 1));
}

}  // namespace

Section screening_funnel(const ReportInput& input) {
  Section section{"screening", "Screening funnel", {}};
  if (input.protocol.scenarios.empty()) return section;
  const OcIndex oc(input.estimates);
  const std::string& first = input.protocol.scenarios.front().name;
  section.blocks.push_back(
      Claim{"Age, cause and time since injury are known on arrival. Level and AIS grade are those "
            "that an examiner finds at screening, with the examiner's error." +
                one_in(oc, first),
            Tone::plain});
  section.blocks.push_back(funnel_bars(input, first));
  section.blocks.push_back(every_scenario(input, oc));
  return section;
}

}  // namespace caudata::report
