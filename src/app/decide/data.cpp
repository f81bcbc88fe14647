// SPDX-License-Identifier: Apache-2.0
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>
#include <sstream>

#include "app/decide/case.hpp"
#include "app/inputs.hpp"
#include "app/refuse.hpp"
#include "app/terminal.hpp"
#include "core/date.hpp"
#include "io/atomic_write.hpp"
#include "io/decide/answer.hpp"
#include "io/decide/listing_csv.hpp"
#include "io/sha256.hpp"
#include "safety/antithrombotic.hpp"
#include "trial/hold_limits.hpp"
#include "trial/listing/read_patients.hpp"

namespace caudata::app {
namespace {

core::Result<std::optional<core::Days>> day_of(const DecideOptions& options) {
  if (!options.on) return std::optional<core::Days>();
  const auto day = core::parse_date(*options.on);
  if (day) return day;
  return core::failure(usage_error(fmt::format("--on {} is no date", *options.on), {},
                                   "write year, month and day: 2026-03-09"));
}

/// The holds of the protocol, with the guideline in the data files.
core::Result<safety::HoldLimits> limits_of(const std::optional<trial::HoldRules>& rules,
                                           const std::optional<fs::path>& folder) {
  const auto data = load_data(folder);
  if (!data) return core::failure(data.error());
  std::vector<std::string> missing;
  const auto guideline = safety::read_antithrombotic_intervals(data->ledger, missing);
  if (missing.empty()) return trial::hold_limits(rules, guideline);
  return core::failure({core::Severity::error,
                        "data.missing-parameter",
                        {},
                        "no entry for " + missing.front(),
                        "the interval before a puncture must have a source",
                        ""});
}

/// A decision with everything that it points to.
struct Decided {
  RuleFile file;
  trial::TrialStanding standing;
  trial::Advice advice;
  io::DecisionPapers papers;

  report::DecisionCase about() const { return {file.rule, standing, advice}; }
};

core::Result<std::unique_ptr<Decided>> decided(const DecideOptions& options) {
  const auto on = day_of(options);
  if (!on) return core::failure(on.error());
  auto rule = load_rule(options.file, options.design);
  if (!rule) return core::failure(rule.error());
  const auto limits = limits_of(rule->rule.protocol.holds, options.parameters);
  if (!limits) return core::failure(limits.error());
  const auto text = load_text(*options.data);
  if (!text) return core::failure(text.error());
  std::istringstream in(*text);
  const auto& parts = rule->rule.protocol.parts;
  auto listing = io::read_listing_csv(in, options.data->string(), parts.size());
  if (!listing) return core::failure(listing.error());
  auto patients = trial::read_patients(*listing, rule->rule.protocol, *on);
  if (!patients) return core::failure(patients.error());

  auto made = std::make_unique<Decided>(Decided{std::move(*rule), {}, {}, {}});
  made->standing = trial::standing_of(*listing, std::move(*patients), made->file.rule.protocol,
                                      made->file.rule.escalation);
  made->advice =
      trial::advise(made->standing, made->file.rule.protocol, made->file.rule.escalation, *limits);
  made->papers.title = made->file.title;
  made->papers.inputs = {made->file.input,
                         {"data", options.data->filename().string(), io::sha256_hex(*text)}};
  made->papers.on_from = options.on ? "given" : "data";
  made->papers.findings = made->standing.findings;
  made->papers.cohorts = options.cohorts;
  return made;
}

void stamp(io::DecisionPapers& papers, const std::optional<std::string>& time) {
  papers.time_from = time ? "given" : "clock";
  const auto now =
      std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
  papers.time = time ? *time
                     : fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                                   fmt::gmtime(std::chrono::system_clock::to_time_t(now)));
}

void add_lines(std::string& text, const char* title, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  text += fmt::format("\n{}\n", title);
  for (const std::string& line : lines) text += "  " + line + "\n";
}

void add_table(std::string& text, const char* title, const std::vector<std::string>& columns,
               std::vector<std::vector<std::string>> rows) {
  if (rows.empty()) return;
  text += fmt::format("\n{}\n", title);
  rows.insert(rows.begin(), columns);
  std::vector<std::size_t> width(columns.size(), 0);
  for (const auto& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) width[i] = std::max(width[i], row[i].size());
  for (const auto& row : rows) {
    std::string line = " ";
    for (std::size_t i = 0; i < row.size(); ++i) line += fmt::format(" {:<{}} ", row[i], width[i]);
    text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
}

std::string in_words(const Decided& decided, const DecideOptions& options) {
  const report::DecisionCase about = decided.about();
  const design::Decision& decision = decided.advice.decision;
  std::string text = fmt::format("{}\n  {}\n", report::headline(decision, about),
                                 report::reason_in_words(decision, about.ladder()));
  if (decided.advice.afterwards)
    text += fmt::format("  Then: {}\n",
                        report::reason_in_words(*decided.advice.afterwards, about.ladder()));
  const std::string margin = report::margin_in_words(decision);
  if (!margin.empty()) text += "  " + margin + "\n";
  for (const std::string& count : report::counts_in_words(about)) text += "  " + count + "\n";
  if (const std::string behind = report::follow_up_in_words(about); !behind.empty())
    text += "  " + behind + "\n";
  text += fmt::format("  As of {}{}. Design: {}\n", core::date_text(decided.standing.list.on),
                      options.on ? "" : ", the last date in the data",
                      decided.file.rule.escalation.name());
  add_lines(text, "Who may be dosed when", report::who_may_be_dosed(about));
  add_table(text, "Patients", report::patient_columns(), report::patient_rows(about));
  add_table(text, "Doses", report::level_columns(about), report::level_rows(about));
  add_lines(text, "What would change it", report::what_would_change(about));
  const report::TreeNode tree = report::decision_tree(about, options.cohorts);
  if (!tree.children.empty()) text += "\nThe next cohorts\n" + report::tree_text(tree);
  return text;
}

/// Log first: the record shows its head.
core::Issues write_files(Decided& decided, const DecideOptions& options) {
  if (options.log) {
    const auto head =
        io::append_to_log(*options.log, io::log_members(decided.about(), decided.papers));
    if (!head) return head.error();
    decided.papers.log = *head;
    if (head->entries == 1)
      print(stderr, fmt::format("new log begun: {}\n", options.log->string()));
    print(stderr,
          fmt::format("{}: entry {}, head {}\n", options.log->string(), head->entries, head->hash));
  }
  if (!options.record) return {};
  const auto written = io::write_atomically(
      *options.record, io::decision_record_html(decided.about(), decided.papers));
  return written ? core::Issues{} : written.error();
}

}  // namespace

ExitCode decide_on_data(const DecideOptions& options) {
  auto made = decided(options);
  if (!made) {
    print_findings(stderr, made.error());
    return ExitCode::bad_input;
  }
  Decided& decision = **made;
  print_findings(stderr, decision.papers.findings);
  stamp(decision.papers, options.time);
  if (const core::Issues issues = write_files(decision, options); issues.has_errors()) {
    print_findings(stderr, issues);
    const bool broken_log = issues[0].rule.starts_with("log.");
    return broken_log ? ExitCode::bad_input : ExitCode::failed;
  }
  print(stdout, options.output == Output::json
                    ? io::answer_json("", {decision.advice.decision, decision.standing.record,
                                           decision.file.rule, &decision.standing.findings}) +
                          "\n"
                    : in_words(decision, options));
  return ExitCode::done;
}

}  // namespace caudata::app
