// SPDX-License-Identifier: Apache-2.0
#include "report/decision_flows.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>

#include "design/entry.hpp"
#include "report/svg.hpp"

namespace caudata::report {
namespace {

/// One part with so many doses, called D1 up or by longer names.
trial::Protocol protocol_of(const std::string& design, int doses, const std::string& name = "D") {
  trial::Protocol protocol;
  trial::Part& part = protocol.parts.emplace_back();
  part.name = "SAD";
  for (int dose = 1; dose <= doses; ++dose) {
    part.doses.push_back(name + std::to_string(dose));
    protocol.product.doses.push_back(
        {.name = part.doses.back(), .cells = core::CellCount(1e7 * dose)});
  }
  protocol.escalation = trial::EscalationRule{design, {}, {}, {}};
  return protocol;
}

std::vector<DecisionFlow> flows_of(const trial::Protocol& protocol) {
  const auto flows = decision_flows(protocol.escalation->design, protocol);
  EXPECT_TRUE(flows) << core::to_text(flows.error());
  return flows ? *flows : std::vector<DecisionFlow>{};
}

/// Storer BE. Biometrics 1989;45:925-937, by hand.
TEST(DecisionFlow, OfTheThreePlusThreeIsTheOneOfThePaper) {
  const auto flows = flows_of(protocol_of("3+3", 2));
  ASSERT_EQ(flows.size(), 1u);
  EXPECT_EQ(flow_text(flows[0]),
            "  SAD D1\n"
            "    0 of 3             treat 3 at D2\n"
            "    1 of 3             treat 3 at D1\n"
            "    2–3 of 3           end: no safe dose\n"
            "    1 of 6             treat 3 at D2\n"
            "    2–4 of 6           end: no safe dose\n"
            "  SAD D2\n"
            "    0 of 3             end: maximum administered dose = D2\n"
            "    1 of 3             treat 3 at D2\n"
            "    2–3 of 3           end: MTD = D1\n"
            "    1 of 6             end: maximum administered dose = D2\n"
            "    2–4 of 6           end: MTD = D1\n");
}

/// Whatever the last cohort of a box that stays brings, one box of the next column has it.
void every_outcome_has_a_box(const DecisionFlow& flow, const DoseFlow& dose) {
  for (const FlowBox& box : dose.boxes) {
    const auto* treat = std::get_if<design::TreatDose>(&box.decision);
    if (treat == nullptr || treat->dose != dose.at || box.cohorts == dose.boxes.back().cohorts)
      continue;
    for (int dlt = box.least_dlt; dlt <= box.most_dlt + treat->patients; ++dlt) {
      const auto holds = [&](const FlowBox& next) {
        return next.cohorts == box.cohorts + 1 && next.patients == box.patients + treat->patients &&
               next.least_dlt <= dlt && dlt <= next.most_dlt;
      };
      const auto found = std::ranges::count_if(dose.boxes, holds);
      EXPECT_GE(found, 1) << flow.design << ": " << dlt << " after " << tally_text(box);
      const auto any = std::ranges::find_if(dose.boxes, holds);
      if (found > 1) {
        EXPECT_GE(any->last_cohort_dlt, 0) << flow.design << ": " << tally_text(*any);
      }
    }
  }
}

struct Frame {
  double x, y, width, height;
};

std::vector<Frame> boxes_in(const std::string& svg) {
  static const std::regex node(
      "<rect class=\"node\" x=\"([0-9.]+)\" y=\"([0-9.]+)\" width=\"([0-9.]+)\" "
      "height=\"([0-9.]+)\"");
  std::vector<Frame> boxes;
  for (std::sregex_iterator at(svg.begin(), svg.end(), node), end; at != end; ++at)
    boxes.push_back(
        {std::stod((*at)[1]), std::stod((*at)[2]), std::stod((*at)[3]), std::stod((*at)[4])});
  return boxes;
}

bool overlap(const Frame& a, const Frame& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

void boxes_stand_apart(const DecisionFlow& flow) {
  const Figure figure = flow_figure(flow, "flow", "caudata oc");
  const std::vector<Frame> boxes = boxes_in(figure.svg);
  EXPECT_EQ(boxes.size(), figure.table.rows.size()) << flow.design;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    EXPECT_LE(boxes[i].x + boxes[i].width, 720) << flow.design;
    for (std::size_t k = 0; k < i; ++k) EXPECT_FALSE(overlap(boxes[i], boxes[k])) << flow.design;
  }
}

TEST(DecisionFlow, OfEveryDesignIsCompleteAndItsPictureHasNoOverlap) {
  int shown = 0;
  for (const design::DesignEntry* entry : design::design_entries())
    for (const int doses : {1, 3, 6})
      for (const DecisionFlow& flow :
           flows_of(protocol_of(std::string(entry->name), doses, "a dose with a long name "))) {
        ++shown;
        EXPECT_EQ(flow.shown.size(), static_cast<std::size_t>(doses > 4 ? 3 : doses));
        for (const DoseFlow& dose : flow.shown) every_outcome_has_a_box(flow, dose);
        boxes_stand_apart(flow);
      }
  EXPECT_GT(shown, 20);
}

TEST(DecisionFlow, ModifiersShow) {
  trial::Protocol protocol = protocol_of("3+3", 2);
  protocol.escalation->modifiers = {{"stop at n", {{"n", {std::int64_t{3}, {}}}}, {}}};
  const auto flows = flows_of(protocol);
  ASSERT_EQ(flows.size(), 1u);
  for (const DoseFlow& dose : flows[0].shown) EXPECT_EQ(dose.boxes.back().cohorts, 1);
}

TEST(DecisionFlow, DesignsOnFollowUpOrResponsesHaveNone) {
  EXPECT_TRUE(flows_of(protocol_of("TITE-BOIN", 3)).empty());
  EXPECT_TRUE(flows_of(protocol_of("BOIN12", 3)).empty());
}

}  // namespace
}  // namespace caudata::report
