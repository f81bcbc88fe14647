// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "report/figures/figures.hpp"
#include "report/figures/frame.hpp"
#include "report/number_text.hpp"
#include "report/oc_index.hpp"

namespace caudata::report {
namespace {

constexpr double top = 6, part_column = 112, box_height = 112, row_gap = 62, column_gap = 74;
constexpr double widest_box = 240;

double box_width(const trial::Protocol& protocol) {
  std::size_t most = 1;
  for (const trial::Part& part : protocol.parts) most = std::max(most, part.doses.size());
  const double n = static_cast<double>(most);
  return std::min(widest_box, (chart_width - part_column - (n - 1) * column_gap) / n);
}

Box box_of(const trial::Protocol& protocol, std::size_t part, std::size_t dose) {
  const double width = box_width(protocol);
  return {part_column + static_cast<double>(dose) * (width + column_gap),
          top + static_cast<double>(part) * (box_height + row_gap), width, box_height};
}

Point right_of(const Box& b) { return {b.x + b.width, b.y + b.height / 2}; }
Point left_of(const Box& b) { return {b.x, b.y + b.height / 2}; }
Point below(const Box& b, double share) { return {b.x + share * b.width, b.y + b.height}; }
Point above(const Box& b, double share) { return {b.x + share * b.width, b.y}; }

std::string dose_text(const trial::Protocol& protocol, const std::string& dose) {
  for (const product::Dose& d : protocol.product.doses)
    if (d.name == dose) return cells(d.cells);
  return dose;
}

std::string schedule_text(const trial::Part& part) {
  if (part.dosing_days.size() == 1) return "one dose";
  std::string text = "days";
  for (const core::Days day : part.dosing_days)
    text += fmt::format("{} {}", text == "days" ? "" : ",", day.value());
  return text;
}

std::vector<std::string> box_lines(const trial::Protocol& protocol, const trial::Part& part,
                                   const std::string& dose) {
  std::vector<std::string> lines{dose_text(protocol, dose), schedule_text(part)};
  if (part.sentinels > 0)
    lines.push_back(
        fmt::format("sentinel {}, then {} hold", part.sentinels, days(part.sentinel_hold)));
  if (part.stagger.value() > 0)
    lines.push_back(fmt::format("then one every {}", days(part.stagger)));
  lines.push_back(
      fmt::format("DLT window {} from {} dose", days(part.dlt_window),
                  part.dlt_window_from == trial::WindowFrom::last_dose ? "last" : "first"));
  return lines;
}

void draw_box(Svg& svg, const trial::Protocol& protocol, std::size_t part, std::size_t dose) {
  const Box box = box_of(protocol, part, dose);
  const trial::Part& p = protocol.parts[part];
  svg.round_rect(box, 5, "node");
  svg.text({box.x + 12, box.y + 21}, p.name + " " + p.doses[dose], "t14 strong");
  double y = box.y + 40;
  for (const std::string& line : box_lines(protocol, p, p.doses[dose])) {
    svg.text({box.x + 12, y}, wrap(line, 12, box.width - 20, 1).front(), "t12");
    y += 16;
  }
}

void draw_part_name(Svg& svg, const trial::Protocol& protocol, std::size_t part) {
  const Box first = box_of(protocol, part, 0);
  const trial::Part& p = protocol.parts[part];
  svg.text({0, first.y + 21}, p.name, "t14 strong");
  double y = first.y + 40;
  for (const std::string& line :
       wrap(p.dosing_days.size() == 1 ? "single dose"
                                      : fmt::format("{} doses", p.dosing_days.size()),
            12, part_column - 14, 2)) {
    svg.text({0, y}, line, "t12 soft");
    y += 16;
  }
  svg.text({0, y}, fmt::format("review {}", days(p.safety_review)), "t12 soft");
}

void draw_order_by_part(Svg& svg, const trial::Protocol& protocol) {
  for (std::size_t part = 0; part < protocol.parts.size(); ++part) {
    for (std::size_t dose = 0; dose + 1 < protocol.parts[part].doses.size(); ++dose) {
      const Point from = right_of(box_of(protocol, part, dose)),
                  to = left_of(box_of(protocol, part, dose + 1));
      svg.arrow({from, to}, "flow");
      svg.text({(from.x + to.x) / 2, from.y - 8}, "cleared", "t12 soft", Anchor::middle);
    }
    if (part + 1 == protocol.parts.size()) break;
    const Box last = box_of(protocol, part, protocol.parts[part].doses.size() - 1),
              next = box_of(protocol, part + 1, 0);
    const double middle = last.y + last.height + row_gap / 2;
    const Point start = below(last, 0.75), end = above(next, 0.25);
    svg.arrow({start, {start.x, middle}, {end.x, middle}, end}, "flow");
    svg.label({(start.x + end.x) / 2, middle}, protocol.parts[part].name + " ended");
  }
}

void draw_order_by_dose(Svg& svg, const trial::Protocol& protocol) {
  for (std::size_t part = 0; part + 1 < protocol.parts.size(); ++part)
    for (std::size_t dose = 0;
         dose < std::min(protocol.parts[part].doses.size(), protocol.parts[part + 1].doses.size());
         ++dose)
      svg.arrow({below(box_of(protocol, part, dose), 0.25),
                 above(box_of(protocol, part + 1, dose), 0.25)},
                "flow");
  const std::size_t last = protocol.parts.size() - 1;
  for (std::size_t dose = 0; dose + 1 < protocol.parts.front().doses.size(); ++dose) {
    const Box from = box_of(protocol, last, dose), to = box_of(protocol, 0, dose + 1);
    const double x = from.x + from.width + column_gap / 2;
    svg.arrow(
        {right_of(from), {x, from.y + from.height / 2}, {x, to.y + to.height / 2}, left_of(to)},
        "flow");
  }
}

void draw_gates(Svg& svg, const trial::Protocol& protocol) {
  for (std::size_t part = 0; part < protocol.parts.size(); ++part) {
    const auto& gate = protocol.parts[part].gate;
    if (!gate || gate->requires_what != design::GateRule::same_dose_cleared) continue;
    for (std::size_t from = 0; from < part; ++from) {
      if (protocol.parts[from].name != gate->part) continue;
      for (std::size_t dose = 0;
           dose < std::min(protocol.parts[from].doses.size(), protocol.parts[part].doses.size());
           ++dose)
        svg.arrow(
            {below(box_of(protocol, from, dose), 0.5), above(box_of(protocol, part, dose), 0.5)},
            "gate");
    }
  }
}

std::string gate_text(const trial::Protocol& protocol) {
  for (const trial::Part& part : protocol.parts) {
    if (!part.gate) continue;
    return part.gate->requires_what == design::GateRule::same_dose_cleared
               ? fmt::format("gate: a {} dose opens once {} has cleared the same dose", part.name,
                             part.gate->part)
               : fmt::format("gate: {} opens once {} has concluded, up to its conclusion",
                             part.name, part.gate->part);
  }
  return {};
}

Table flow_table(const ReportInput& input) {
  Table table{"decision-flow",
              "Levels in the order of the protocol",
              {{"level", "", Align::left},
               {"dose", "", Align::left},
               {"dosing", "", Align::left},
               {"sentinels", "patients", Align::right},
               {"sentinel hold", "d", Align::right},
               {"stagger", "d", Align::right},
               {"DLT window", "d", Align::right},
               {"review", "d", Align::right},
               {"gate", "", Align::left}},
              {},
              {},
              Fold::open};
  const auto number = [](int n) { return Cell{std::to_string(n), static_cast<double>(n)}; };
  for (const LevelOfPart& level : levels(input.protocol)) {
    const trial::Part& p = input.protocol.parts[level.part];
    table.rows.push_back({{level.name(), {}},
                          {dose_text(input.protocol, level.dose_name), {}},
                          {schedule_text(p), {}},
                          number(p.sentinels),
                          number(p.sentinel_hold.value()),
                          number(p.stagger.value()),
                          number(p.dlt_window.value()),
                          number(p.safety_review.value()),
                          {p.gate ? "after " + p.gate->part : "none", {}}});
  }
  return table;
}

}  // namespace

Figure decision_flow_figure(const ReportInput& input) {
  const trial::Protocol& protocol = input.protocol;
  const double rows = static_cast<double>(protocol.parts.size());
  const double bottom = top + rows * box_height + (rows - 1) * row_gap;
  const std::string alt =
      "Boxes for each dose level; solid arrows: the order of treatment; dashed arrows: what must "
      "be cleared first.";
  Svg svg("decision-flow", chart_width, bottom + 42, "Decision flow", alt);
  for (std::size_t part = 0; part < protocol.parts.size(); ++part) {
    draw_part_name(svg, protocol, part);
    for (std::size_t dose = 0; dose < protocol.parts[part].doses.size(); ++dose)
      draw_box(svg, protocol, part, dose);
  }
  draw_gates(svg, protocol);
  const bool by_dose =
      protocol.escalation && protocol.escalation->order == design::PartOrder::by_dose;
  if (by_dose)
    draw_order_by_dose(svg, protocol);
  else
    draw_order_by_part(svg, protocol);
  svg.arrow({{part_column, bottom + 24}, {part_column + 36, bottom + 24}}, "flow");
  svg.text({part_column + 44, bottom + 28.5}, "order of treatment", "t12");
  const std::string gate = gate_text(protocol);
  if (!gate.empty()) {
    svg.arrow({{part_column + 176, bottom + 24}, {part_column + 212, bottom + 24}}, "gate");
    svg.text({part_column + 220, bottom + 28.5}, gate, "t12");
  }
  return {
      "decision-flow",   "The order in which levels are treated, and what each level waits for.",
      svg.finish(),      alt,
      flow_table(input), input.reproducibility.canonical_command};
}

}  // namespace caudata::report
