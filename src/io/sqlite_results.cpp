// SPDX-License-Identifier: Apache-2.0
#include "io/sqlite_results.hpp"

#include "io/event_json.hpp"
#include "io/sqlite_rows.hpp"
#include "report/exact_agreement.hpp"
#include "report/examination_text.hpp"
#include "report/narrative.hpp"
#include "report/number_text.hpp"
#include "report/parameter_value.hpp"

namespace caudata::io {
namespace {

SqlValue id_or_null(std::uint32_t id) { return id == 0 ? SqlValue{} : SqlValue{whole(id)}; }
SqlValue total_or_null(const isncsci::Total& total) {
  return total ? SqlValue{whole(*total)} : SqlValue{};
}

Rows meta(const report::ReportInput& input) {
  const report::Reproducibility& r = input.reproducibility;
  return {{"canonical_command", r.canonical_command},
          {"compiler", r.compiler},
          {"data_hash", r.data_hash},
          {"design", input.design_name},
          {"exact_figures", report::in_words(report::agreement(input.estimates))},
          {"flags", r.flags},
          {"protocol", input.protocol.identity.id},
          {"protocol_hash", r.protocol_hash},
          {"run_id", r.run_id},
          {"seed", std::to_string(r.seed)},
          {"source_hash", r.source_hash},
          {"trials", std::to_string(r.trials)},
          {"version", r.version}};
}

Rows scenarios(const trial::Protocol& protocol) {
  Rows rows;
  for (const trial::Scenario& s : protocol.scenarios)
    rows.push_back({whole(rows.size() + 1), s.name, s.summary});
  return rows;
}

Rows scenario_rates(const trial::Protocol& protocol) {
  Rows rows;
  for (const trial::Scenario& s : protocol.scenarios)
    for (std::size_t part = 0; part < s.toxicity.p.size(); ++part)
      for (std::size_t dose = 0; dose < s.toxicity.p[part].size(); ++dose)
        rows.push_back({s.name, protocol.parts[part].name, protocol.parts[part].doses[dose],
                        s.toxicity.p[part][dose]});
  return rows;
}

Rows histograms(const report::ReportInput& input) {
  Rows rows;
  const auto add = [&](const std::string& scenario, const char* quantity,
                       const oc::Histogram& histogram) {
    for (const auto& [value, times] : histogram.counts())
      rows.push_back({scenario, std::string(quantity), whole(value), whole(times)});
  };
  for (const report::ScenarioDistributions& d : input.distributions) {
    add(d.scenario, "days_to_decision", d.days_to_decision);
    add(d.scenario, "days_to_lock", d.days_to_lock);
    add(d.scenario, "treated", d.treated);
  }
  return rows;
}

Rows parameters(const report::ReportInput& input) {
  Rows rows;
  for (const core::Parameter& p : input.parameters)
    rows.push_back({p.path, report::value_used(input, p), p.unit, core::to_text(p.prior),
                    std::string(1, core::letter(p.grade)), p.species, p.meaning, p.source});
  return rows;
}

Rows findings(const core::Issues& issues) {
  Rows rows;
  for (const core::Issue& i : issues)
    rows.push_back({whole(rows.size() + 1), std::string(core::name(i.severity)), i.rule,
                    whole(i.at.line), whole(i.at.column), i.message, i.why, i.suggestion});
  return rows;
}

Rows example_trials(const report::ReportInput& input) {
  Rows rows;
  const design::DoseLadder ladder = report::ladder(input.protocol);
  for (const report::ExampleTrial& e : input.examples)
    rows.push_back({whole(rows.size() + 1), e.rule, e.why, e.scenario, whole(e.trial),
                    design::to_text(e.record.conclusion, ladder), e.replay_command});
  return rows;
}

Rows events(const report::ReportInput& input) {
  Rows rows;
  const design::DoseLadder ladder = report::ladder(input.protocol);
  for (std::size_t e = 0; e < input.examples.size(); ++e) {
    std::int64_t ordinal = 0;
    for (const trial::Event& event : input.examples[e].events) {
      SqlValue part, dose;
      if (event.level) {
        part = ladder.parts[event.level->part].name;
        dose = ladder.parts[event.level->part].doses[event.level->dose];
      }
      rows.push_back(
          {whole(e + 1), ++ordinal, whole(event.day.value()), std::string(trial::name(event.kind)),
           id_or_null(event.candidate.value()), id_or_null(event.subject.value()), part, dose,
           report::describe(event, input.protocol), to_json_line(event, input.protocol)});
    }
  }
  return rows;
}

Rows examinations(const report::ReportInput& input) {
  Rows rows;
  for (std::size_t s = 0; s < input.examinations.size(); ++s) {
    const report::ExaminationSeries& series = input.examinations[s];
    for (std::size_t v = 0; v < series.visits.size(); ++v) {
      const auto& visit = series.visits[v];
      const isncsci::Classification& c = visit.classification;
      rows.push_back(
          {whole(s + 1), whole(v + 1), series.scenario, whole(series.trial), whole(series.subject),
           series.description, visit.name, whole(visit.days_since_injury), report::ais_text(c.ais),
           report::level_text(c.neurological_level), total_or_null(c.upper_extremity_motor_score),
           total_or_null(c.lower_extremity_motor_score), total_or_null(c.light_touch),
           total_or_null(c.pin_prick),
           std::string(report::answer_text(visit.exam.voluntary_anal_contraction)),
           std::string(report::answer_text(visit.exam.deep_anal_pressure))});
    }
  }
  return rows;
}

const char* mark_text(isncsci::Mark mark) {
  switch (mark) {
    case isncsci::Mark::none:
      return "";
    case isncsci::Mark::not_normal:
      return "*";
    case isncsci::Mark::normal:
      return "**";
  }
  return "";
}

template <std::size_t N, class LevelOf>
void add_cells(Rows& rows, const SqlRow& where, const char* modality,
               const std::array<isncsci::Score, N>& scores, LevelOf&& level_of) {
  for (std::size_t i = 0; i < N; ++i) {
    SqlRow row = where;
    row.emplace_back(std::string(modality));
    row.emplace_back(std::string(isncsci::name(level_of(i))));
    row.push_back(scores[i].testable() ? SqlValue{whole(scores[i].value)} : SqlValue{});
    row.emplace_back(std::string(mark_text(scores[i].mark)));
    rows.push_back(std::move(row));
  }
}

Rows examination_cells(const report::ReportInput& input) {
  Rows rows;
  for (std::size_t s = 0; s < input.examinations.size(); ++s)
    for (std::size_t v = 0; v < input.examinations[s].visits.size(); ++v) {
      const isncsci::Exam& exam = input.examinations[s].visits[v].exam;
      for (const auto& [name, side] :
           {std::pair{"right", &exam.right}, std::pair{"left", &exam.left}}) {
        const SqlRow where{whole(s + 1), whole(v + 1), std::string(name)};
        add_cells(rows, where, "light touch", side->light_touch, isncsci::dermatome_level);
        add_cells(rows, where, "pin prick", side->pin_prick, isncsci::dermatome_level);
        add_cells(rows, where, "motor", side->motor, isncsci::key_muscle_level);
      }
    }
  return rows;
}

void fill(SqliteDatabase& database, const report::ReportInput& input) {
  database.insert("meta", meta(input));
  database.insert("scenario", scenarios(input.protocol));
  database.insert("scenario_rate", scenario_rates(input.protocol));
  database.insert("oc", estimate_rows(input.estimates));
  database.insert("histogram", histograms(input));
  database.insert("parameter", parameters(input));
  database.insert("finding", findings(input.findings));
  database.insert("example_trial", example_trials(input));
  database.insert("event", events(input));
  database.insert("examination", examinations(input));
  database.insert("examination_cell", examination_cells(input));
  insert_recovery(database, input);
  if (input.designs) insert_designs_compared(database, *input.designs);
}

}  // namespace

core::Result<std::filesystem::path> write_results(const std::filesystem::path& file,
                                                  const report::ReportInput& input) {
  return write_results_file(file, [&](SqliteDatabase& database) { fill(database, input); });
}

}  // namespace caudata::io
