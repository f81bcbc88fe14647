// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "report/decision/ladder_decision_text.hpp"
#include "report/decision_flows.hpp"
#include "report/figures/frame.hpp"

namespace caudata::report {
namespace {

constexpr double dose_column = 84;                            // names of the doses
constexpr double box_width = 126, box_height = 52, gap = 34;  // gap: room for arrows
constexpr double row_height = box_height + 8, header_height = 26, band_gap = 26;
constexpr double key_width = 10;  // the stripe that tells decisions apart in grey
constexpr double text_left = key_width + 7, text_size = 12;
constexpr double bracket_before = 14;  // of a column
constexpr double bottom_margin = 6;

/// A box where it is drawn.
struct Placed {
  const FlowBox* box;
  Box at;
};

double column_left(int cohorts) {
  return dose_column + static_cast<double>(cohorts - 1) * (box_width + gap);
}

double middle(const Box& box) { return box.y + box.height / 2; }

/// Rows of the highest column of a dose.
std::size_t rows_of(const DoseFlow& dose) {
  std::size_t most = 1;
  for (const FlowBox& box : dose.boxes)
    most = std::max(most, static_cast<std::size_t>(
                              std::ranges::count(dose.boxes, box.cohorts, &FlowBox::cohorts)));
  return most;
}

double band_height(const DoseFlow& dose) {
  return header_height + static_cast<double>(rows_of(dose)) * row_height;
}

std::vector<Placed> place(const DoseFlow& dose, double top) {
  std::vector<Placed> placed;
  for (const FlowBox& box : dose.boxes) {
    const auto row = std::ranges::count_if(
        placed, [&](const Placed& other) { return other.box->cohorts == box.cohorts; });
    placed.push_back(
        {&box,
         {column_left(box.cohorts), top + header_height + static_cast<double>(row) * row_height,
          box_width, box_height}});
  }
  return placed;
}

/// The decision in what its box has room for.
std::string in_box(const FlowBox& box, int at, const std::vector<std::string>& doses) {
  if (const auto* end = std::get_if<design::Conclude>(&box.decision);
      end != nullptr && end->kind == design::ConclusionKind::maximum_administered)
    return "end: maximum dose = " + doses[static_cast<std::size_t>(end->dose)];
  const auto* treat = std::get_if<design::TreatDose>(&box.decision);
  if (treat == nullptr) return decision_text(box.decision, doses);
  if (treat->dose == at) return fmt::format("{} more here", treat->patients);
  return fmt::format("{}: {} at {}", treat->dose > at ? "up" : "down", treat->patients,
                     doses[static_cast<std::size_t>(treat->dose)]);
}

void draw_box(Svg& svg, const Placed& placed, int at, const std::vector<std::string>& doses) {
  const DecisionLook look = decision_look(placed.box->decision, at, doses);
  const Box& box = placed.at;
  svg.rect(box, "node",
           tally_text(*placed.box) + ": " + decision_text(placed.box->decision, doses));
  svg.area({box.x + 1, box.y + 1, key_width, box.height - 2}, look.style, look.hatch);
  const double room = box.width - text_left - 4;
  svg.text({box.x + text_left, box.y + 15},
           wrap(tally_text(*placed.box), text_size, room, 1).front(), "t12 strong");
  double y = box.y + 30;
  for (const std::string& line : wrap(in_box(*placed.box, at, doses), text_size, room, 2)) {
    svg.text({box.x + text_left, y}, line, "t12");
    y += 15;
  }
}

bool stays(const FlowBox& box, int at) {
  const auto* treat = std::get_if<design::TreatDose>(&box.decision);
  return treat != nullptr && treat->dose == at;
}

/// From every box that stays to a bracket before the next column, and from there to its boxes.
void draw_arrows(Svg& svg, const std::vector<Placed>& placed, int at, int cohorts) {
  const double bracket = column_left(cohorts + 1) - bracket_before;
  double highest = 1e9, lowest = 0;
  const auto reach = [&](double y) {
    highest = std::min(highest, y);
    lowest = std::max(lowest, y);
  };
  bool any = false;
  for (const Placed& p : placed) {
    if (p.box->cohorts != cohorts + 1) continue;
    svg.arrow({{bracket, middle(p.at)}, {p.at.x, middle(p.at)}}, "flow");
    reach(middle(p.at));
    any = true;
  }
  if (!any) return;
  for (const Placed& p : placed) {
    if (p.box->cohorts != cohorts || !stays(*p.box, at)) continue;
    svg.line({p.at.x + p.at.width, middle(p.at)}, {bracket, middle(p.at)}, "flow");
    reach(middle(p.at));
  }
  svg.line({bracket, highest}, {bracket, lowest}, "flow");
}

void draw_band(Svg& svg, const DecisionFlow& flow, const DoseFlow& dose, double top) {
  const std::vector<Placed> placed = place(dose, top);
  const std::string& name = flow.doses[static_cast<std::size_t>(dose.at)];
  double y = top + header_height + 16;
  for (const std::string& line : wrap(flow.part + " " + name, 14, dose_column - 12, 3)) {
    svg.text({0, y}, line, "t14 strong");
    y += 17;
  }
  svg.text({0, y}, fmt::format("dose {} of {}", dose.at + 1, flow.doses.size()), "t12 soft");
  const int cohorts = dose.boxes.empty() ? 0 : dose.boxes.back().cohorts;
  for (int k = 1; k <= cohorts; ++k)
    svg.text({column_left(k), top + 16},
             k == 1 ? std::string("1 cohort here") : fmt::format("{} cohorts here", k), "t12 soft");
  for (int k = 1; k < cohorts; ++k) draw_arrows(svg, placed, dose.at, k);
  for (const Placed& p : placed) draw_box(svg, p, dose.at, flow.doses);
}

}  // namespace

Figure flow_figure(const DecisionFlow& flow, const std::string& id, const std::string& command) {
  const std::string title =
      fmt::format("{}, {}: what follows which tally at a dose", flow.design, flow.part);
  const std::string alt =
      "A band for each dose; from left to right the cohorts there; a box for the DLTs among the "
      "patients there, with the next step; arrows where the design stays at the dose.";
  std::vector<LegendItem> items = decision_legend();
  for (LegendItem& item : items) item.key.clear();  // the boxes say it in words
  items[1].words = "more here";
  const double legend_bottom = legend_height(items, chart_width) + 8;
  double height = legend_bottom;
  for (const DoseFlow& dose : flow.shown) height += band_height(dose) + band_gap;
  Svg svg(id, chart_width, height - band_gap + bottom_margin, title, alt);
  legend(svg, items, {0, 2}, chart_width);
  double top = legend_bottom;
  for (const DoseFlow& dose : flow.shown) {
    draw_band(svg, flow, dose, top);
    top += band_height(dose) + band_gap;
  }
  return {id,
          title +
              ". Every dose below has had one cohort without a DLT; nobody was treated above. "
              "A dose that is left may be treated again; then its tally counts on.",
          svg.finish(),
          alt,
          flow_table(flow, id),
          command};
}

}  // namespace caudata::report
