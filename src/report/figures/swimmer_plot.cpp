// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "report/figures/figures.hpp"
#include "report/figures/frame.hpp"
#include "report/narrative.hpp"
#include "report/number_text.hpp"

namespace caudata::report {
namespace {

constexpr double lane = 26, lane_label = 92, legend_top = 8, legend_rows = 44;
constexpr double decision_row = 17, decision_text = 17, least_distance = 19;

/// What the drawing functions share: where days are, and whose lane is where.
struct Canvas {
  Svg& svg;
  const trial::Protocol& protocol;
  const ExampleTrial& example;
  Scale scale;
  double top{0};

  double middle(std::size_t i) const { return top + (static_cast<double>(i) + 0.5) * lane; }
  double bottom() const { return top + static_cast<double>(example.record.subjects.size()) * lane; }
};

core::Days last_day(const trial::TrialRecord& record) {
  core::Days last = record.last_follow_up;
  for (const trial::SubjectRecord& s : record.subjects)
    last = std::max(last, s.first_dose + s.end_of_follow_up);
  return std::max({last, record.last_decision, core::Days{1}});
}

core::Days window_end(const trial::Protocol& protocol, const trial::SubjectRecord& s) {
  const trial::Part& part = protocol.parts[s.level.part];
  const core::Days from = part.dlt_window_from == trial::WindowFrom::first_dose || s.doses.empty()
                              ? s.first_dose
                              : s.doses.back();
  return from + part.dlt_window;
}

std::optional<core::Days> day_of(const trial::SubjectRecord& s, trial::IntercurrentKind kind) {
  for (const trial::IntercurrentEvent& e : s.intercurrent)
    if (e.kind == kind) return e.day;
  return std::nullopt;
}

void dose_mark(Svg& svg, Point at, std::string_view style, std::string_view tip) {
  svg.polygon({{at.x - 3.4, at.y - 5}, {at.x + 3.4, at.y - 5}, {at.x, at.y + 3}}, style, tip);
}
void cross_mark(Svg& svg, Point at) {
  svg.line({at.x - 4, at.y - 4}, {at.x + 4, at.y + 4}, "cross");
  svg.line({at.x - 4, at.y + 4}, {at.x + 4, at.y - 4}, "cross");
}
void diamond(Svg& svg, Point at, std::string_view style, std::string_view tip) {
  svg.polygon({{at.x, at.y - 7}, {at.x + 7, at.y}, {at.x, at.y + 7}, {at.x - 7, at.y}}, style, tip);
}
void dlt_mark(Svg& svg, Point at, std::string_view tip) { diamond(svg, at, "dlt", tip); }

/// A product event of DLT grade that the site judged unrelated: only the simulator knows.
bool is_missed(const safety::AdverseEvent& e) {
  return e.cause == safety::Cause::product && e.grade >= safety::CtcaeGrade::severe &&
         e.attribution < safety::Attribution::possible;
}

void draw_events(const Canvas& c, const trial::SubjectRecord& s, double y) {
  double free_from = 0;
  for (const safety::AdverseEvent& e : s.events) {
    if (e.verdict == safety::DltVerdict::dlt) continue;  // drawn as the DLT
    const double x = c.scale((s.first_dose + e.onset).value());
    const int grade = static_cast<int>(e.grade);
    const std::string tip =
        fmt::format("subject {}: {}, grade {}, day {} after the first dose", s.subject.value(),
                    safety::name(e.term), grade, e.onset.value());
    if (is_missed(e)) {
      diamond(c.svg, {x, y - 4}, "missed-dlt", tip + ", missed");
    } else if (grade < 3) {
      c.svg.circle({x, y - 6.5}, grade == 1 ? 1.7 : 2.8, "ae", tip);
    } else {
      const double centre = std::max(x, free_from);
      c.svg.rect({centre - 5.5, y - 13, 11, 12}, "grade", tip);
      c.svg.text({centre, y - 2.7}, std::to_string(grade), "t12 on-dark", Anchor::middle);
      free_from = centre + 12;
    }
  }
}

void draw_doses(const Canvas& c, const trial::SubjectRecord& s, double y) {
  for (std::size_t k = 0; k < s.doses.size(); ++k)
    dose_mark(c.svg, {c.scale(s.doses[k].value()), y + 5}, "dose",
              fmt::format("subject {}: dose {} of {}, day {}", s.subject.value(), k + 1,
                          s.doses_planned, s.doses[k].value()));
  for (const trial::IntercurrentEvent& e : s.intercurrent)
    if (e.kind == trial::IntercurrentKind::missed_dose)
      dose_mark(c.svg, {c.scale((s.first_dose + e.day).value()), y + 5}, "missed", "missed dose");
}

void draw_lane(const Canvas& c, std::size_t i) {
  const trial::SubjectRecord& s = c.example.record.subjects[i];
  const double y = c.middle(i), start = c.scale(s.first_dose.value());
  const double end = c.scale((s.first_dose + s.end_of_follow_up).value());
  const LevelOfPart level{s.level.part, s.level.dose, c.protocol.parts[s.level.part].name,
                          c.protocol.parts[s.level.part].doses[s.level.dose]};
  c.svg.text({22, y + 8}, std::to_string(s.subject.value()), "t12", Anchor::end);
  c.svg.text({30, y + 8}, level.name(), "t12 soft");
  const double window = std::min(c.scale(window_end(c.protocol, s).value()), std::max(end, start));
  c.svg.rect({start, y, std::max(0.0, window - start), 10}, "window", "DLT window");
  c.svg.line({start, y + 5}, {end, y + 5}, "follow");
  for (const trial::VisitResult& v : s.visits) {
    const double x = c.scale((s.first_dose + v.day).value());
    c.svg.line({x, y + 1}, {x, y + 9}, "visit");
  }
  draw_doses(c, s, y);
  draw_events(c, s, y);
  if (s.dlt)
    dlt_mark(c.svg, {c.scale((s.first_dose + *s.dlt).value()), y + 1}, "dose-limiting toxicity");
  if (s.late_dlt)
    dlt_mark(c.svg, {c.scale((s.first_dose + *s.late_dlt).value()), y + 1},
             "late, after the window");
  if (day_of(s, trial::IntercurrentKind::withdrawal)) cross_mark(c.svg, {end, y + 5});
  if (day_of(s, trial::IntercurrentKind::death)) c.svg.text({end + 2, y + 10}, "†", "t14 strong");
}

/// Decisions that moved the trial; waiting is not drawn.
std::vector<const trial::DecisionRecord*> moves(const ExampleTrial& example) {
  std::vector<const trial::DecisionRecord*> list;
  for (const trial::DecisionRecord& d : example.record.decisions)
    if (!std::holds_alternative<design::Wait>(d.decision)) list.push_back(&d);
  return list;
}

void draw_decisions(const Canvas& c) {
  double last_x[2] = {-least_distance, -least_distance};
  std::size_t number = 0;
  for (const trial::DecisionRecord* d : moves(c.example)) {
    const double x = c.scale(d->day.value());
    const std::size_t row = x - last_x[0] >= least_distance ? 0 : 1;
    last_x[row] = x;
    const double y = c.top - 14 - decision_row * static_cast<double>(row);
    c.svg.line({x, y}, {x, c.bottom()}, "decision");
    c.svg.label({x, y}, std::to_string(++number));
  }
}

void draw_holds(const Canvas& c) {
  std::optional<core::Days> since;
  for (const trial::Event& e : c.example.events) {
    if (e.kind == trial::EventKind::hold_started && !since) since = e.day;
    if (e.kind != trial::EventKind::hold_ended || !since) continue;
    const double from = c.scale(since->value()), to = c.scale(e.day.value());
    c.svg.area({from, c.top, std::max(1.0, to - from), c.bottom() - c.top}, "hold", Hatch::none,
               "dosing on hold");
    since.reset();
  }
}

void draw_legend(Svg& svg, bool holds) {
  const double a = legend_top + 6, b = a + 22;
  dose_mark(svg, {6, a}, "dose", "");
  svg.text({16, a + 4}, "dose", "t12");
  dose_mark(svg, {70, a}, "missed", "");
  svg.text({80, a + 4}, "missed dose", "t12");
  svg.rect({172, a - 5, 24, 10}, "window");
  svg.text({202, a + 4}, "DLT window", "t12");
  svg.line({296, a - 4}, {296, a + 4}, "visit");
  svg.text({302, a + 4}, "visit", "t12");
  svg.line({352, a}, {376, a}, "follow");
  svg.text({382, a + 4}, "follow-up", "t12");
  svg.line({464, a - 7}, {464, a + 7}, "decision");
  svg.text({472, a + 4}, "decision, numbered", "t12");
  if (holds) {
    svg.rect({610, a - 6, 20, 12}, "hold");
    svg.text({636, a + 4}, "hold", "t12");
  }
  svg.circle({6, b}, 1.7, "ae");
  svg.text({16, b + 4}, "AE grade 1", "t12");
  svg.circle({102, b}, 2.8, "ae");
  svg.text({112, b + 4}, "grade 2", "t12");
  svg.rect({176, b - 6, 11, 12}, "grade");
  svg.text({181.5, b + 4.2}, "3", "t12 on-dark", Anchor::middle);
  svg.text({194, b + 4}, "grade 3 or more", "t12");
  dlt_mark(svg, {318, b}, "");
  svg.text({331, b + 4}, "DLT", "t12");
  cross_mark(svg, {382, b});
  svg.text({392, b + 4}, "withdrawal", "t12");
  svg.text({478, b + 5}, "†", "t14 strong");
  svg.text({490, b + 4}, "death", "t12");
  diamond(svg, {548, b}, "missed-dlt", "");
  svg.text({561, b + 4}, "missed DLT", "t12");
}

Table subject_table(const trial::Protocol& protocol, const ExampleTrial& example,
                    const std::string& id) {
  Table table{id,
              "Dosed subjects of the example trial",
              {{"subject", "", Align::right},
               {"level", "", Align::left},
               {"first dose", "trial day", Align::right},
               {"doses given", "", Align::right},
               {"of planned", "", Align::right},
               {"DLT", "d from first dose", Align::right},
               {"late DLT", "d from first dose", Align::right},
               {"adverse events", "", Align::right},
               {"highest grade", "", Align::right},
               {"left", "", Align::left},
               {"followed", "d", Align::right}},
              {},
              {},
              Fold::open};
  const auto number = [](auto n) { return Cell{std::to_string(n), static_cast<double>(n)}; };
  const auto maybe = [&](const std::optional<core::Days>& d) {
    return d ? number(d->value()) : Cell{"–", {}};
  };
  const design::DoseLadder doses = ladder(protocol);
  for (const trial::SubjectRecord& s : example.record.subjects) {
    int worst = 0;
    for (const safety::AdverseEvent& e : s.events)
      worst = std::max(worst, static_cast<int>(e.grade));
    const char* left = day_of(s, trial::IntercurrentKind::death)        ? "died"
                       : day_of(s, trial::IntercurrentKind::withdrawal) ? "withdrew"
                                                                        : "–";
    table.rows.push_back({number(s.subject.value()),
                          {doses.name(s.level), {}},
                          number(s.first_dose.value()),
                          number(s.doses.size()),
                          number(s.doses_planned),
                          maybe(s.dlt),
                          maybe(s.late_dlt),
                          number(s.events.size()),
                          number(worst),
                          {left, {}},
                          number(s.end_of_follow_up.value())});
  }
  table.notes = {
      "A missed DLT is a product event of DLT grade that the site judged unrelated: the trial "
      "cannot see it."};
  return table;
}

bool has_holds(const ExampleTrial& example) {
  return std::any_of(example.events.begin(), example.events.end(), [](const trial::Event& e) {
    return e.kind == trial::EventKind::hold_started;
  });
}

double draw_decision_list(Svg& svg, const trial::Protocol& protocol, const ExampleTrial& example,
                          double y) {
  std::size_t number = 0;
  for (const trial::DecisionRecord* d : moves(example)) {
    svg.text({lane_label - 26, y}, std::to_string(++number), "t12 strong", Anchor::end);
    svg.text({lane_label - 14, y}, fmt::format("day {}", d->day.value()), "t12 soft");
    bool first = true;
    for (const std::string& line :
         wrap(describe(d->decision, protocol), 11.4, chart_width - lane_label - 96, 2)) {
      if (!first) y += decision_text;
      svg.text({lane_label + 56, y}, line, "t12");
      first = false;
    }
    y += decision_text + 2;
  }
  return y;
}

}  // namespace

Figure swimmer_plot(const ReportInput& input, const ExampleTrial& example, std::size_t ordinal) {
  const std::string id = fmt::format("example-trial-{}", ordinal);
  const double top = legend_rows + legend_top + 2 * decision_row + 14;
  const double bottom = top + static_cast<double>(example.record.subjects.size()) * lane;
  const double longest = last_day(example.record).value() / core::days_per_month;
  const Scale scale{0, longest * core::days_per_month, lane_label, chart_width - 14};
  const Scale axis{0, longest, scale.left, scale.right};
  const std::string alt =
      "One lane per dosed subject in calendar time, with doses, dose-limiting-toxicity window, "
      "visits and adverse events; "
      "numbered vertical lines are dose decisions.";

  Svg measure("m", 1, 1, "", "");
  const double height = draw_decision_list(measure, input.protocol, example, bottom + 64) - 6;
  Svg svg(id, chart_width, height, "Example trial: " + example.rule, alt);
  const Canvas canvas{svg, input.protocol, example, scale, top};
  draw_legend(svg, has_holds(example));
  draw_holds(canvas);
  grid(svg, axis, top, bottom, axis_step(longest, 10), 0);
  svg.text({(scale.left + scale.right) / 2, bottom + 34}, "months from the opening of the trial",
           "t12 soft", Anchor::middle);
  svg.text({0, top - 8}, "subject, level", "t12 soft");
  draw_decisions(canvas);
  for (std::size_t i = 0; i < example.record.subjects.size(); ++i) draw_lane(canvas, i);
  draw_decision_list(svg, input.protocol, example, bottom + 64);
  return {id,
          fmt::format("Example trial, {}: scenario {}, trial {}. Chosen by rule: {}.", example.rule,
                      example.scenario, example.trial, example.why),
          svg.finish(),
          alt,
          subject_table(input.protocol, example, id),
          example.replay_command};
}

}  // namespace caudata::report
