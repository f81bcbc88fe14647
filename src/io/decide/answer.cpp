// SPDX-License-Identifier: Apache-2.0
#include "io/decide/answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/date.hpp"
#include "report/decision/level_count.hpp"
#include "trial/listing/history_record.hpp"
#include "trial/listing/read_patients.hpp"

namespace caudata::io {
namespace {

using Json = nlohmann::ordered_json;

const char* kind_name(design::ConclusionKind kind) {
  using enum design::ConclusionKind;
  switch (kind) {
    case mtd:
      return "mtd";
    case maximum_administered:
      return "maximum_administered";
    case next_part_not_tolerated:
      return "next_part_not_tolerated";
    case no_safe_dose:
      return "no_safe_dose";
    case stopped_for_safety:
      return "stopped_for_safety";
    case n_reached:
      return "n_reached";
    case accrual_ended:
      return "accrual_ended";
  }
  return "";
}

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

/// Writes decisions in the words of one rule's ladder.
class Writer {
 public:
  Writer(const trial::DecisionRule& rule, const design::Record& record)
      : rule_(rule), ladder_(rule.escalation.ladder()), record_(record) {}

  Json decision(const design::Treat& treat) const {
    Json json = level("treat", treat.at);
    json["patients"] = treat.patients;
    json["level"] = ladder_.name(treat.at);
    add_backfill(json, treat.backfill);
    return json;
  }
  Json decision(const design::Wait& wait) const {
    Json json{{"kind", "wait"}, {"part", nullptr}, {"dose", nullptr}};
    if (wait.until) json["until"] = core::date_text(*wait.until);
    Json whom = Json::array();
    for (const core::SubjectId subject : wait.whom) whom.push_back(subject.value());
    if (!whom.empty()) json["patients_awaited"] = whom;
    add_backfill(json, wait.backfill);
    return json;
  }
  Json decision(const design::Stop& stop) const {
    Json json{{"kind", "stop"}, {"part", nullptr}, {"dose", nullptr}};
    if (stop.conclusion.level) json = level("stop", *stop.conclusion.level);
    json["conclusion"] = kind_name(stop.conclusion.kind);
    json["in_words"] = to_text(stop.conclusion, ladder_);
    return json;
  }

  Json estimates() const {
    Json list = Json::array();
    for (std::size_t part = 0; part < ladder_.parts.size(); ++part) {
      const auto figures = rule_.escalation.estimates(part, record_);
      for (std::size_t dose = 0; dose < ladder_.doses(part); ++dose)
        list.push_back(estimate(part, dose, figures));
    }
    return list;
  }

 private:
  void add_backfill(Json& json, const std::vector<design::DoseLevel>& levels) const {
    for (const design::DoseLevel level : levels)
      json["backfill"].push_back({{"part", part_name(level.part)}, {"dose", level.dose + 1}});
  }
  Json level(const char* kind, design::DoseLevel at) const {
    return {{"kind", kind}, {"part", part_name(at.part)}, {"dose", at.dose + 1}};
  }
  Json part_name(std::size_t part) const {
    const std::string& name = ladder_.parts[part].name;
    return ladder_.parts.size() == 1 && name == unnamed_part ? Json(nullptr) : Json(name);
  }
  Json estimate(std::size_t part, std::size_t dose,
                const std::vector<design::DoseEstimate>& figures) const {
    const design::DoseLevel at{static_cast<std::uint8_t>(part), static_cast<std::uint8_t>(dose)};
    const report::LevelCount count = report::level_count(record_, at);
    Json json{{"part", part_name(part)},       {"dose", dose + 1}, {"dosed", count.dosed()},
              {"evaluable", count.evaluable},  {"dlt", count.dlt}, {"pending", count.pending},
              {"not_counted", count.uncounted}};
    if (rule_.escalation.uses_efficacy()) json["response"] = record_.tallies[at].response;
    for (const design::DoseEstimate& figure : figures)
      if (figure.dose == static_cast<int>(dose))
        json[std::string(figure.name)] = number(figure.value);
    return json;
  }

  const trial::DecisionRule& rule_;
  const design::DoseLadder& ladder_;
  const design::Record& record_;
};

const design::Reason& reason_of(const design::Decision& decision) {
  return std::visit([](const auto& d) -> const design::Reason& { return d.reason; }, decision);
}

Json deviation_list(const core::Issues& findings) {
  Json list = Json::array();
  for (const core::Issue& issue : findings) list.push_back(issue.rule + ": " + issue.message);
  return list;
}

/// `id` is JSON text already.
std::string with_id(const std::string& id, const Json& rest) {
  const std::string text = rest.dump(-1, ' ', false, Json::error_handler_t::replace);
  return id.empty() ? text : "{\"id\":" + id + "," + text.substr(1);
}

QueryAnswer refuse(const Query& query, const core::Issues& issues) {
  return {issues_json(query.id, issues), false};
}

QueryAnswer answer_history(const Query& query, const trial::DecisionRule& rule) {
  const auto history =
      design::parse_history(full_history(query, rule), rule.escalation.ladder(), {});
  if (!history) return refuse(query, history.error());
  const design::Record record = trial::record_of(*history, rule.escalation.ladder());
  return {answer_json(query.id, {rule.escalation.next(record), record, rule, nullptr}), true};
}

QueryAnswer answer_data(const Query& query, const trial::DecisionRule& rule) {
  auto patients =
      trial::read_patients(*query.data, rule.protocol, query.on, trial::DayForm::dates_or_numbers);
  if (!patients) return refuse(query, patients.error());
  const trial::TrialStanding standing =
      trial::standing_of(*query.data, std::move(*patients), rule.protocol, rule.escalation);
  const trial::Advice advice = trial::advise(standing, rule.protocol, rule.escalation, {});
  return {answer_json(query.id, {advice.decision, standing.record, rule, &standing.findings}),
          true};
}

}  // namespace

std::string issues_json(const std::string& id, const core::Issues& issues) {
  Json list = Json::array();
  for (const core::Issue& issue : issues) {
    if (issue.severity != core::Severity::error) continue;
    Json one{{"rule", issue.rule}, {"message", issue.message}};
    if (!issue.why.empty()) one["why"] = issue.why;
    if (!issue.suggestion.empty()) one["suggestion"] = issue.suggestion;
    if (issue.at.line > 0) one["line"] = issue.at.line;
    if (issue.rule.starts_with("listing.")) one["patient"] = issue.at.column;
    list.push_back(std::move(one));
  }
  return with_id(id, Json{{"issues", list}});
}

std::string answer_json(const std::string& id, const AnsweredCase& answered) {
  const trial::DecisionRule& rule = answered.rule;
  const Writer writer(rule, answered.record);
  const design::Reason& reason = reason_of(answered.decision);
  Json json;
  json["decision"] =
      std::visit([&](const auto& d) { return writer.decision(d); }, answered.decision);
  json["reason"] = to_text(reason, rule.escalation.ladder());
  json["rule"] = reason.rule;
  json["estimates"] = writer.estimates();
  json["margin"] = reason.margin ? number(*reason.margin) : Json(nullptr);
  json["near_tie"] = near_tie(reason);
  json["design"] = rule.escalation.name();
  json["ladder"] = rule.ladder_from;
  if (answered.deviations != nullptr) json["deviations"] = deviation_list(*answered.deviations);
  return with_id(id, json);
}

QueryAnswer answer(const Query& query, QueryRules& rules) {
  if (query.issues.has_errors()) return refuse(query, query.issues);
  const auto rule = rules.rule(query);
  if (!rule) return refuse(query, rule.error());
  return query.history ? answer_history(query, **rule) : answer_data(query, **rule);
}

}  // namespace caudata::io
