// SPDX-License-Identifier: Apache-2.0
#include "io/event_json.hpp"

#include <nlohmann/json.hpp>

#include "report/examination_text.hpp"
#include "report/narrative.hpp"

namespace caudata::io {
namespace {

using Json = nlohmann::ordered_json;

const char* word(safety::Seriousness s) {
  return s == safety::Seriousness::serious ? "serious" : "not serious";
}
const char* word(safety::DltVerdict v) {
  return v == safety::DltVerdict::dlt ? "dlt" : "not a dlt";
}
const char* word(safety::Cause cause) {
  switch (cause) {
    case safety::Cause::background:
      return "background";
    case safety::Cause::procedure:
      return "procedure";
    case safety::Cause::product:
      return "product";
  }
  return "";
}
const char* word(safety::Attribution attribution) {
  switch (attribution) {
    case safety::Attribution::unrelated:
      return "unrelated";
    case safety::Attribution::unlikely:
      return "unlikely";
    case safety::Attribution::possible:
      return "possible";
    case safety::Attribution::probable:
      return "probable";
    case safety::Attribution::definite:
      return "definite";
  }
  return "";
}

/// What belongs to an event beyond who, when and where.
class Detail {
 public:
  explicit Detail(Json& json, const design::DoseLadder& ladder) : json_(json), ladder_(ladder) {}

  void operator()(std::monostate) {}
  void operator()(trial::ScreenFailure reason) { json_["reason"] = trial::name(reason); }
  void operator()(const safety::AdverseEvent& e) {
    json_["term"] = safety::name(e.term);
    json_["grade"] = static_cast<int>(e.grade);
    json_["onset"] = e.onset.value();
    json_["duration"] = e.duration.value();
    json_["seriousness"] = word(e.seriousness);
    json_["cause"] = word(e.cause);
    json_["attribution"] = word(e.attribution);
    json_["verdict"] = word(e.verdict);
    json_["after_dose"] = e.after_dose;
  }
  void operator()(const trial::ExamSummary& exam) {
    json_["ais"] = report::ais_text(exam.ais);
    json_["neurological_level"] = report::level_text(exam.neurological_level);
    json_["uems"] = or_null(exam.uems);
    json_["lems"] = or_null(exam.lems);
    json_["light_touch"] = or_null(exam.light_touch);
    json_["pin_prick"] = or_null(exam.pin_prick);
  }
  void operator()(const design::Decision& decision) { std::visit(*this, decision); }
  void operator()(const design::Treat& d) {
    json_["decision"] = "treat";
    json_["at"] = ladder_.name(d.at);
    json_["patients"] = d.patients;
    reason(d.reason);
    if (d.gate) json_["gate_rule"] = std::string(d.gate->rule);
  }
  void operator()(const design::Wait& d) {
    json_["decision"] = "wait";
    if (d.until) json_["until"] = d.until->value();
    Json whom = Json::array();
    for (const core::SubjectId id : d.whom) whom.push_back(id.value());
    json_["whom"] = whom;
    reason(d.reason);
  }
  void operator()(const design::Stop& d) {
    json_["decision"] = "stop";
    json_["conclusion"] = design::to_text(d.conclusion, ladder_);
    reason(d.reason);
  }

 private:
  static Json or_null(const isncsci::Total& total) { return total ? Json(*total) : Json(); }
  void reason(const design::Reason& r) {
    json_["rule"] = std::string(r.rule);
    json_["evaluable"] = r.tally.evaluable;
    json_["dlt"] = r.tally.dlt;
  }

  Json& json_;
  const design::DoseLadder& ladder_;
};

}  // namespace

std::string to_json_line(const trial::Event& event, const trial::Protocol& protocol) {
  const design::DoseLadder ladder = report::ladder(protocol);
  Json json{{"day", event.day.value()}, {"kind", trial::name(event.kind)}};
  if (event.candidate.value() > 0) json["candidate"] = event.candidate.value();
  if (event.subject.value() > 0) json["subject"] = event.subject.value();
  if (event.level) {
    json["part"] = ladder.parts[event.level->part].name;
    json["dose"] = ladder.parts[event.level->part].doses[event.level->dose];
  }
  if (event.ordinal > 0) json["ordinal"] = event.ordinal;
  std::visit(Detail(json, ladder), event.detail);
  json["text"] = report::describe(event, protocol);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string to_json_lines(const std::vector<trial::Event>& events,
                          const trial::Protocol& protocol) {
  std::string lines;
  for (const trial::Event& event : events) lines += to_json_line(event, protocol) + "\n";
  return lines;
}

}  // namespace caudata::io
