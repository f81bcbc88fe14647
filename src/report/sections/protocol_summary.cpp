// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "report/number_text.hpp"
#include "report/sections/sections.hpp"

namespace caudata::report {
namespace {

template <class List, class Words>
std::string joined(const List& list, Words&& words) {
  std::string text;
  for (const auto& item : list) text += (text.empty() ? "" : ", ") + std::string(words(item));
  return text.empty() ? "–" : text;
}

const char* words(product::Route route) {
  switch (route) {
    case product::Route::intrathecal_lumbar_puncture:
      return "intrathecal, by lumbar puncture";
    case product::Route::intraparenchymal:
      return "into the cord";
    case product::Route::intravenous:
      return "intravenous";
  }
  return "";
}

const char* words(trial::LateDltRule rule) {
  switch (rule) {
    case trial::LateDltRule::record_only:
      return "recorded, changes no decision";
    case trial::LateDltRule::hold_for_review:
      return "dosing waits for a safety review";
    case trial::LateDltRule::count:
      return "counts against its level";
  }
  return "";
}

const char* words(safety::Attribution attribution) {
  switch (attribution) {
    case safety::Attribution::unrelated:
      return "any attribution";
    case safety::Attribution::unlikely:
      return "at least unlikely related";
    case safety::Attribution::possible:
      return "at least possibly related";
    case safety::Attribution::probable:
      return "at least probably related";
    case safety::Attribution::definite:
      return "definitely related";
  }
  return "";
}

std::string population(const trial::Eligibility& e) {
  return fmt::format("age {:g} to {:g}; level {} to {}; AIS {}; {} to {} since injury", e.age_from,
                     e.age_to, isncsci::name(e.level_from), isncsci::name(e.level_to),
                     joined(e.ais, [](auto a) { return std::string(1, isncsci::letter(a)); }),
                     days(e.since_injury_from), days(e.since_injury_to));
}

Table protocol_table(const ReportInput& input) {
  const trial::Protocol& p = input.protocol;
  Table table{"protocol",
              "The protocol as run",
              {{"item", "", Align::left}, {"value", "", Align::left}},
              {},
              {},
              Fold::open};
  const auto add = [&](const std::string& item, const std::string& value) {
    table.rows.push_back({{item, {}}, {value, {}}});
  };
  add("product", p.product.name + ", " + p.product.type);
  add("route", words(p.product.route));
  if (p.product.route == product::Route::intrathecal_lumbar_puncture)
    add("needle", product::name(p.product.needle));
  add("doses", joined(p.product.doses,
                      [](const product::Dose& d) { return d.name + " = " + cells(d.cells); }));
  for (const trial::Part& part : p.parts)
    add("part " + part.name,
        fmt::format(
            "doses {} on study day {}; DLT window {} from the {} dose",
            joined(part.doses, [](auto& d) { return d; }),
            joined(part.dosing_days, [](core::Days d) { return std::to_string(d.value()); }),
            days(part.dlt_window),
            part.dlt_window_from == trial::WindowFrom::last_dose ? "last" : "first"));
  add("escalation", input.design_name);
  if (p.identity.planned_patients)
    add("planned patients", std::to_string(*p.identity.planned_patients));
  add("population", population(p.eligibility));
  add("dose-limiting toxicity",
      fmt::format("CTCAE grade {} or more, {}; stated in: {}", static_cast<int>(p.dlt.least_grade),
                  words(p.dlt.least_attribution),
                  p.dlt.stated_in.empty() ? "assumed" : p.dlt.stated_in));
  add("after the window", words(p.dlt.late));
  add("visits", joined(p.visits, [](const trial::Visit& v) { return v.name; }));
  add("follow-up", days(p.follow_up.end) + " after the last planned dose");
  for (const trial::Site& site : p.sites)
    add("site " + site.name, fmt::format("candidates a month at full speed: {:g}; opens on day {}",
                                         site.rate, site.activation.value()));
  add("seed", std::to_string(p.run.seed));
  return table;
}

Table truth_table(const trial::Protocol& p) {
  Table table{"scenarios",
              "Scenarios: the assumed truth, probability of a DLT per evaluable patient",
              {{"scenario", "", Align::left}, {"in words", "", Align::left}},
              {},
              {},
              Fold::open};
  for (const trial::Part& part : p.parts)
    for (const std::string& dose : part.doses)
      table.columns.push_back({part.name + " " + dose, "%", Align::right});
  for (const trial::Scenario& s : p.scenarios) {
    std::vector<Cell> row{{s.name, {}}, {s.summary, {}}};
    for (const auto& part : s.toxicity.p)
      for (const double p_dlt : part) row.push_back({fmt::format("{:g}", 100 * p_dlt), p_dlt});
    table.rows.push_back(row);
  }
  return table;
}

Table finding_table(const core::Issues& findings) {
  Table table{"findings",
              "Findings of the check of this protocol",
              {{"severity", "", Align::left},
               {"rule", "", Align::left},
               {"line", "", Align::right},
               {"finding", "", Align::left},
               {"why it matters", "", Align::left},
               {"suggestion", "", Align::left}},
              {},
              {},
              Fold::open};
  for (const core::Issue& issue : findings)
    table.rows.push_back({{core::name(issue.severity), {}},
                          {issue.rule, {}},
                          {issue.at.line > 0 ? std::to_string(issue.at.line) : "–",
                           static_cast<double>(issue.at.line)},
                          {issue.message, {}},
                          {issue.why, {}},
                          {issue.suggestion, {}}});
  return table;
}

}  // namespace

Section protocol_summary(const ReportInput& input) {
  Section section{"protocol", "Protocol and findings", {}};
  section.blocks.push_back(protocol_table(input));
  section.blocks.push_back(truth_table(input.protocol));
  if (input.findings.empty())
    section.blocks.push_back(Claim{"The check of the protocol found nothing.", Tone::plain});
  else
    section.blocks.push_back(finding_table(input.findings));
  return section;
}

}  // namespace caudata::report
