// SPDX-License-Identifier: Apache-2.0
#include "report/decision_tables.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/decision/ladder_decision_text.hpp"
#include "report/figures/frame.hpp"
#include "report/number_text.hpp"
#include "trial/comparison_draft.hpp"
#include "trial/study.hpp"

namespace caudata::report {
namespace {

/// Patients at one dose up to which a table goes: four cohorts of three.
constexpr int most_shown = 12;
constexpr double cell_width = 46, cell_height = 22, left = 96, top = 86;

Figure figure_of(const DecisionTable& table, std::size_t ordinal, const std::string& command) {
  const std::string id = fmt::format("decisions-{}", ordinal);
  const std::string title =
      fmt::format("{}: decisions at {} {}", table.design, table.part, table.dose);
  const std::string alt =
      "A cell for each number of DLTs (down) among each number of patients (right) at this dose.";
  const int most = table.cells.back().patients;
  Svg svg(id, left + (most + 1) * cell_width, top + (most + 1) * cell_height + 8, title, alt);
  const std::vector<LegendItem> items = decision_legend();
  legend(svg, items, {0, 2}, left + (most + 1) * cell_width);
  svg.text({0, top - 8}, "DLTs", "t12 soft");
  svg.text({left, top - 24}, "patients at this dose", "t12 soft");
  for (int n = 1; n <= most; ++n)
    svg.text({left + (n - 0.5) * cell_width, top - 8}, std::to_string(n), "t12 strong",
             Anchor::middle);
  for (int y = 0; y <= most; ++y)
    svg.text({left - 10, top + y * cell_height + 15}, std::to_string(y), "t12 strong", Anchor::end);
  Table numbers{id,
                title,
                {{"patients", "", Align::right},
                 {"DLTs", "", Align::right},
                 {"decision", "", Align::left},
                 {"rule", "", Align::left}},
                {},
                {},
                Fold::open};
  for (const design::DoseDecision& cell : table.cells) {
    const DecisionLook shown = decision_look(cell.decision, table.at, table.doses);
    const std::string words = decision_text(cell.decision, table.doses);
    const Box box{left + (cell.patients - 1) * cell_width, top + cell.dlt * cell_height,
                  cell_width - 2, cell_height - 2};
    svg.area(box, shown.style, shown.hatch,
             fmt::format("{} of {} with a DLT: {}", cell.dlt, cell.patients, words));
    svg.label({box.x + box.width / 2, box.y + box.height / 2}, shown.letter);
    numbers.rows.push_back({{std::to_string(cell.patients), cell.patients},
                            {std::to_string(cell.dlt), cell.dlt},
                            {words, {}},
                            {rule_of(cell.decision), {}}});
  }
  return {id,
          title + ". Every dose below has had one cohort without a DLT; nobody was treated above.",
          svg.finish(),
          alt,
          numbers,
          command};
}

}  // namespace

core::Result<std::vector<DecisionTable>> decision_tables(const trial::Comparison& comparison) {
  std::vector<DecisionTable> tables;
  for (const trial::ComparedDesign& compared : comparison.designs) {
    const trial::Protocol protocol = trial::as_protocol(comparison, compared);
    for (const design::LadderPart& part : trial::ladder_of(protocol).parts) {
      const auto design = trial::part_design(*protocol.escalation, part);
      if (!design) return core::failure(design.error());
      if (!design->decides_on_tallies() || design->uses_efficacy()) continue;
      const int doses = static_cast<int>(part.doses.size());
      for (int dose = 0; dose < doses; ++dose)
        tables.push_back(
            {compared.label, part.name, part.doses[static_cast<std::size_t>(dose)], part.doses,
             dose,
             design::dose_decisions(*design, most_shown,
                                    {doses, dose, design::DosesBelow::one_clean_cohort})});
    }
  }
  return tables;
}

Document compose(const std::vector<DecisionTable>& tables, const std::vector<DecisionFlow>& flows,
                 const trial::Comparison& comparison, const std::string& command) {
  Document document;
  document.title = "Decision tables: " + comparison.plan.title;
  document.subtitle = comparison.plan.id;
  document.banner = {"What a design decides on counts. Safety reviews may decide otherwise."};
  std::size_t flow = 0;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    if (i == 0 || tables[i].design != tables[i - 1].design) {
      const std::size_t ordinal = document.sections.size() + 1;
      document.sections.push_back({fmt::format("design-{}", ordinal), tables[i].design, {}});
      for (; flow < flows.size() && flows[flow].design == tables[i].design; ++flow)
        document.sections.back().blocks.push_back(
            flow_figure(flows[flow], fmt::format("flow-{}", flow + 1), command));
    }
    document.sections.back().blocks.push_back(figure_of(tables[i], i + 1, command));
  }
  return document;
}

}  // namespace caudata::report
