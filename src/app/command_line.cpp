// SPDX-License-Identifier: Apache-2.0
#include "app/command_line.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <functional>
#include <iostream>
#include <map>
#include <thread>

#include "app/help_text.hpp"
#include "app/terminal.hpp"
#include "app/verbs/verbs.hpp"
#include "core/issue.hpp"
#include "io/build_info.hpp"
#include "io/decide/listing_csv.hpp"

namespace caudata::app {
namespace {

/// CLI11's own check names the largest double.
const CLI::Validator counts_from_one(
    [](const std::string& text) {
      const bool digits = !text.empty() && text.find_first_not_of("0123456789") == text.npos;
      const bool positive = digits && text.find_first_not_of('0') != text.npos;
      return positive ? std::string() : "\"" + text + "\" is not a whole number from 1 on";
    },
    "");

core::Issue usage(std::string rule, std::string message, std::string suggestion) {
  return {core::Severity::error, std::move(rule), {"caudata", 0, 0}, std::move(message), {},
          std::move(suggestion)};
}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& known,
                         const std::string& otherwise) {
  const std::string near = core::nearest(word, known);
  return near.empty() ? otherwise : fmt::format("did you mean {}?", near);
}

/// "2/3" for CLI11: an error text, or "" if well formed.
std::string parse_shard(const std::string& text, oc::Shard& shard) {
  const auto slash = text.find('/');
  try {
    std::size_t end_index = 0, end_of = 0;
    if (slash == std::string::npos || text.front() == '-') throw std::invalid_argument(text);
    shard.index = std::stoull(text.substr(0, slash), &end_index);
    shard.of = std::stoull(text.substr(slash + 1), &end_of);
    if (end_index != slash || slash + 1 + end_of != text.size()) throw std::invalid_argument(text);
  } catch (const std::logic_error&) {
    return "a shard is written i/N, for example 2/3; this is " + text;
  }
  if (shard.index < 1 || shard.index > shard.of)
    return fmt::format("shard {} of {} does not exist; shards count from 1", shard.index, shard.of);
  return {};
}

/// The grammar: one CLI11 subcommand per verb, its options bound to the verb's structure.
class Grammar {
 public:
  explicit Grammar(const std::vector<std::string>& words) {
    run_.command = words;
    run_.threads = oc_.threads = optimise_.threads = validate_.threads = calibrate_.threads =
        std::max(1u, std::thread::hardware_concurrency());
    app_.footer(how_to_go_on);
    app_.require_subcommand(1);
    app_.set_help_flag("-h,--help", "this text; VERB --help for the options of a verb");
    app_.set_version_flag("--version", version);
    add_check();
    add_run();
    add_oc();
    add_optimise();
    add_explain();
    add_replay();
    add_parameters();
    add_merge();
    add_classify();
    add_conform();
    add_validate();
    add_calibrate();
    add_decide();
    add_verify_log();
  }

  ExitCode obey(std::vector<std::string> words) {
    if (const auto wrong = unknown_verb(words)) return complain(*wrong);
    try {
      std::reverse(words.begin(), words.end());  // CLI11 takes them so
      app_.parse(words);
    } catch (const CLI::ParseError& error) {
      return after_parse(error);
    }
    for (const auto& [verb, act] : act_)
      if (verb->parsed()) return act();
    return ExitCode::bad_input;
  }

 private:
  static std::string version() {
    const io::BuildInfo info = io::build_info();
    return fmt::format("caudata {}\nsource   {}\ncompiler {}\nflags    {}", info.version,
                       info.source_hash, info.compiler, info.flags);
  }

  CLI::App* verb(const char* name, const char* summary, std::function<ExitCode()> act) {
    CLI::App* made = app_.add_subcommand(name, summary);
    act_.emplace_back(made, std::move(act));
    return made;
  }

  void add_data(CLI::App* verb, std::optional<fs::path>& data) {
    verb->add_option("--data", data,
                     "folder to read the *.toml parameter files from, instead of those built in")
        ->type_name("DIR");
  }
  template <class Choice>
  void add_trial(CLI::App* verb, Choice& choice) {
    verb->add_option("--scenario", choice.scenario, "name of the scenario, as the protocol has it")
        ->type_name("NAME");
    verb->add_option("--trial", choice.trial, "number of the trial, from 0")->type_name("I");
  }
  template <class Enum>
  void add_flag(CLI::App* verb, const char* name, Enum& field, Enum value, const char* meaning) {
    verb->add_flag_callback(
        name, [&field, value] { field = value; }, meaning);
  }

  void add_conform() {
    CLI::App* v = verb("conform", "recompute reference numbers of dose-finding designs",
                       [this] { return conform(conform_); });
    v->add_option("DIR", conform_.folder, "folder of reference files (*.csv), or one file")
        ->required();
    add_flag(v, "--json", conform_.output, Output::json,
             "rows, failures and worst deviation as JSON");
    v->footer(
        "A line per file: rows, failures, worst deviation in the unit of its tolerance.\n"
        "Exit code 0: no failure; 3: failures, or a file of no known kind; 2: nothing to read.");
  }

  void add_validate() {
    CLI::App* v = verb("validate", "the virtual population against published numbers",
                       [this] { return validate(validate_); });
    v->add_option("--targets", validate_.targets,
                  "table of targets (CSV, docs/evidence.md), instead of those built in")
        ->type_name("FILE");
    v->add_option("--patients", validate_.patients,
                  "virtual patients, a third from each region (default 30000)")
        ->check(CLI::Range(std::uint64_t{300}, std::uint64_t{100'000'000}));
    v->add_option("--seed", validate_.seed, "seed (default: of the stored predictions, 20261122)");
    v->add_option("--threads", validate_.threads, "workers; the result does not depend on it")
        ->check(CLI::Range(1u, 1024u));
    v->add_option("--out", validate_.out,
                  "folder for validation.html, validation.json, tables and pictures")
        ->type_name("DIR");
    v->add_option("--posterior", validate_.posterior,
                  "draws of the parameters (posterior.csv), instead of those built in")
        ->type_name("FILE");
    add_flag(v, "--json", validate_.output, Output::json, "predicted and observed as JSON");
    add_data(v, validate_.data);
    v->footer(
        "Exit code 0: every target within its tolerance; 3: some are not, or are not predicted;\n"
        "2: a bad table, every problem named, nothing written.");
  }

  void add_calibrate() {
    CLI::App* v = verb("calibrate", "fit the free parameters to the calibration targets",
                       [this] { return calibrate(calibrate_); });
    v->add_option("--free", calibrate_.free,
                  "table path,why of the parameters to move, instead of the one built in")
        ->type_name("FILE");
    v->add_option("--out", calibrate_.out, "file for the draws (default posterior.csv)")
        ->type_name("FILE");
    v->add_option("--waves", calibrate_.waves, "waves of history matching (default 3)")
        ->check(CLI::Range(1u, 20u));
    v->add_option("--points", calibrate_.points, "runs of the model per wave (default 120)")
        ->check(CLI::Range(10u, 5000u));
    v->add_option("--patients", calibrate_.patients, "virtual patients of a run (default 6000)")
        ->check(CLI::Range(300u, 10'000'000u));
    v->add_option("--candidates", calibrate_.candidates,
                  "points the emulators look at between waves (default 20000)")
        ->check(CLI::Range(5000u, 10'000'000u));
    v->add_option("--steps", calibrate_.steps, "steps of the sampler (default 1500)")
        ->check(CLI::Range(100u, 1'000'000u));
    v->add_option("--draws", calibrate_.draws, "draws that are kept (default 200)")
        ->check(CLI::Range(20u, 100'000u));
    v->add_option("--seed", calibrate_.seed, "seed (default 20261122)");
    v->add_option("--threads", calibrate_.threads, "workers; the result does not depend on it")
        ->check(CLI::Range(1u, 1024u));
    add_flag(v, "--quiet", calibrate_.loudness, Loudness::quiet, "no tables; errors only");
    add_data(v, calibrate_.data);
    v->footer(
        "Prints the waves, how far each parameter moved and how well it is known, and the targets "
        "before and after.");
  }

  void add_check() {
    CLI::App* v =
        verb("check", "find what is wrong with a protocol", [this] { return check(check_); });
    v->add_option("PROTOCOL", check_.protocol,
                  "protocol file (*.protocol.toml) or design file (*.design.toml)");
    add_flag(v, "--json", check_.output, Output::json, "findings as JSON");
    add_flag(v, "--schema", check_.what, CheckOptions::What::schema,
             "print the JSON Schema of protocols, for editors");
    add_flag(v, "--design-schema", check_.what, CheckOptions::What::design_schema,
             "print the JSON Schema of design files");
    add_data(v, check_.data);
    v->footer("Exit code 0: no errors (warnings allowed); 3: errors; 2: no such file.");
  }

  void add_run() {
    CLI::App* v =
        verb("run", "conduct the trial many times and report", [this] { return run(run_); });
    v->add_option("PROTOCOL", run_.protocol, "protocol file (*.protocol.toml)")->required();
    v->add_option("--trials", run_.trials, "trials per scenario, instead of the protocol's number")
        ->check(CLI::Range(std::uint64_t{1}, oc::max_trials));
    v->add_option("--seed", run_.seed, "seed, instead of the protocol's");
    v->add_option("--threads", run_.threads, "workers; the result does not depend on it")
        ->check(CLI::Range(1u, 1024u));
    v->add_option("--out", run_.out, "folder to write to (default: runs/<run id>)")
        ->type_name("DIR");
    v->add_option_function<std::string>(
         "--shard",
         [this](const std::string& text) {
           const std::string wrong = parse_shard(text, run_.shard);
           if (!wrong.empty()) throw CLI::ValidationError("--shard", wrong);
         },
         "only the i-th of N parts; caudata merge joins them")
        ->type_name("i/N");
    add_flag(v, "--resume", run_.start, Start::resume, "go on from the checkpoint in the folder");
    const std::map<std::string, ProgressKind> kinds{
        {"tty", ProgressKind::bar}, {"json", ProgressKind::json}, {"none", ProgressKind::none}};
    v->add_option("--progress", run_.progress, "on stderr: tty (a bar), json (lines) or none")
        ->transform(CLI::CheckedTransformer(kinds).description("tty|json|none"));
    add_flag(v, "--json", run_.output, Output::json, "say where the result is as JSON");
    add_flag(v, "--quiet", run_.loudness, Loudness::quiet, "no progress, no summary; errors only");
    add_data(v, run_.data);
  }

  void add_oc() {
    CLI::App* v = verb("oc", "compare dose-escalation designs: exact operating characteristics",
                       [this] { return oc(oc_); });
    v->add_option("FILE", oc_.file, "design file (*.design.toml), or a protocol")->required();
    v->add_option("--designs", oc_.designs,
                  "names of designs, separated by commas; of a design file only these, on a "
                  "protocol's ladder instead of the usual ones")
        ->type_name("LIST");
    v->add_option("--trials", oc_.trials, "trials per scenario, for designs that are simulated")
        ->check(CLI::Range(std::uint64_t{1}, oc::max_trials));
    v->add_option("--threads", oc_.threads, "workers; the result does not depend on it")
        ->check(CLI::Range(1u, 1024u));
    v->add_option("--out", oc_.out, "folder for designs.html, oc.csv, oc.json and tables/")
        ->type_name("DIR");
    v->add_option("--tables", oc_.tables,
                  "write the decision tables of the designs to this folder instead: HTML, CSV, SVG")
        ->type_name("DIR");
    v->add_option("--protocol-text", oc_.protocol_text,
                  "print a paragraph for the protocol about this design instead")
        ->type_name("LABEL");
    add_flag(v, "--csv", oc_.output, Output::csv, "print the tidy table as CSV");
    add_flag(v, "--json", oc_.output, Output::json, "print it as JSON");
    add_flag(v, "--quiet", oc_.loudness, Loudness::quiet, "no progress, no summary; errors only");
    v->footer(how_to_compare);
  }

  void add_optimise() {
    CLI::App* v = verb("optimise", "search the options of a design against exact characteristics",
                       [this] { return optimise(optimise_); });
    v->add_option("FILE", optimise_.file, "design file (*.design.toml) with [optimise]")
        ->required();
    v->add_option("--threads", optimise_.threads, "workers; the result does not depend on it")
        ->check(CLI::Range(1u, 1024u));
    v->add_option("--out", optimise_.out,
                  "folder for optimise.html, candidates.csv and the picture")
        ->type_name("DIR");
    add_flag(v, "--csv", optimise_.output, Output::csv, "print every candidate as CSV");
    add_flag(v, "--quiet", optimise_.loudness, Loudness::quiet,
             "no progress, no summary; errors only");
  }

  void add_explain() {
    CLI::App* v = verb("explain", "say in plain words what happened and why",
                       [this] { return explain(explain_); });
    v->add_option("PROTOCOL|RUN", explain_.subject_matter, "protocol file or run folder");
    v->add_option("--parameter", explain_.parameter, "a number of the model: value, source, grade")
        ->type_name("PATH");
    add_trial(v, explain_.choice);
    v->add_option("--decision", explain_.decision, "only the K-th decision of the trial")
        ->type_name("K")
        ->check(counts_from_one);
    v->add_option("--subject", explain_.subject, "the course of the K-th subject of the trial")
        ->type_name("K")
        ->check(counts_from_one);
    add_flag(v, "--designs", explain_.what, ExplainOptions::What::designs,
             "the escalation designs and their options");
    add_flag(v, "--designs-page", explain_.what, ExplainOptions::What::designs_page,
             "the same as Markdown: docs/designs.md");
    add_data(v, explain_.data);
  }

  void add_replay() {
    CLI::App* v =
        verb("replay", "print the event log of one trial", [this] { return replay(replay_); });
    v->add_option("RUN", replay_.run, "run folder, or a protocol file")->required();
    add_trial(v, replay_.choice);
    v->add_option("--subject", replay_.subject, "only events of the K-th subject")
        ->type_name("K")
        ->check(counts_from_one);
    v->add_option("--design", replay_.design, "name of the design; the run must have used it");
    const std::map<std::string, ReplayOptions::Format> formats{
        {"jsonl", ReplayOptions::Format::jsonl}, {"text", ReplayOptions::Format::text}};
    v->add_option("--format", replay_.format, "jsonl (default) or text")
        ->transform(CLI::CheckedTransformer(formats).description("jsonl|text"));
    add_data(v, replay_.data);
  }

  void add_parameters() {
    CLI::App* v = verb("parameters", "list the numbers of the model with their sources",
                       [this] { return parameters(parameters_); });
    v->add_option("PREFIX", parameters_.prefix,
                  "only paths that begin so, for example patient.recovery");
    add_flag(v, "--json", parameters_.output, Output::json, "as JSON");
    add_flag(v, "--csv", parameters_.output, Output::csv, "as CSV");
    v->add_option("--grade", parameters_.grade,
                  "A read in source, B recalled, C assumed, D derived")
        ->check(CLI::IsMember({'A', 'B', 'C', 'D'}));
    add_data(v, parameters_.data);
  }

  void add_merge() {
    CLI::App* v = verb("merge", "join the shards of a run", [this] { return merge(merge_); });
    v->add_option("SHARDS", merge_.from, "shard files, or folders that hold them")->required();
    v->add_option("--out", merge_.out, "folder to write the run to")->type_name("DIR")->required();
    add_flag(v, "--json", merge_.output, Output::json, "say where the result is as JSON");
    add_flag(v, "--quiet", merge_.loudness, Loudness::quiet, "no summary; errors only");
    add_data(v, merge_.data);
  }

  void add_classify() {
    CLI::App* v = verb("classify", "classify ISNCSCI examinations from a file",
                       [this] { return classify(classify_); });
    v->add_option("FILE", classify_.file, "examinations; - reads standard input");
    const std::map<std::string, isncsci::Profile> profiles{{"exact", isncsci::Profile::exact},
                                                           {"praxis", isncsci::Profile::praxis}};
    v->add_option("--profile", classify_.profile,
                  "exact (default): every attainable result; praxis: as npm isncsci 2.0.6")
        ->transform(CLI::CheckedTransformer(profiles).description("exact|praxis"));
    add_exam_formats(v);
    add_flag(v, "--explain", classify_.explain, io::Explain::yes, "add the reasons, step by step");
    add_flag(v, "--settle", classify_.settle, io::Settle::yes,
             "add the single tests that would determine what is open");
    v->add_option("--eligible", classify_.eligible,
                  "add definite, possible or no: \"AIS A or B, NLI C4 to T12\"")
        ->type_name("CRITERION");
    v->add_option("--change", classify_.change_field,
                  "compare with the row before that has the same FIELD")
        ->type_name("FIELD");
    v->add_option("--worksheets", classify_.worksheets,
                  "also write a page per examination into this folder: map, results, reasons")
        ->type_name("DIR");
    add_flag(v, "--migrate", classify_.legacy, isncsci::Legacy::migrate,
             "accept 5*, 3!, UNK and the like; every change is reported in its row");
    v->footer(how_to_classify);
  }

  void add_exam_formats(CLI::App* v) {
    using io::ExamFormat;
    const std::map<std::string, ExamFormat> tables{{"csv", ExamFormat::csv},
                                                   {"csv-long", ExamFormat::csv_long},
                                                   {"redcap", ExamFormat::redcap}};
    std::map<std::string, ExamFormat> formats = tables;
    formats.insert({{"jsonl", ExamFormat::jsonl}, {"json", ExamFormat::json}});
    v->add_option("--format", classify_.format,
                  "jsonl, json, csv, csv-long or redcap (default: by file ending and header)")
        ->transform(CLI::CheckedTransformer(formats).description("FORMAT"));
    const std::map<std::string, io::AnswerFormat> outputs{{"jsonl", io::AnswerFormat::jsonl},
                                                          {"csv", io::AnswerFormat::csv}};
    v->add_option("--output", classify_.output, "jsonl or csv (default: as the input)")
        ->transform(CLI::CheckedTransformer(outputs).description("jsonl|csv"));
    v->add_option("--header-map", classify_.header_map,
                  "CSV with the columns theirs,ours: other names for the columns of a table")
        ->type_name("FILE");
    v->add_option("--template", classify_.print_template,
                  "print an empty csv or csv-long table, or the REDCap data dictionary")
        ->transform(CLI::CheckedTransformer(tables).description("csv|csv-long|redcap"));
  }

  void add_decide() {
    CLI::App* v = verb("decide", "the next dose of a trial under way, with the reason",
                       [this] { return decide(decide_); });
    v->add_option("FILE", decide_.file,
                  "protocol (*.protocol.toml); with --format jsonl also the questions, - reads "
                  "standard input");
    v->add_option("--data", decide_.data, "CSV of the patients, a row a patient")
        ->type_name("FILE");
    v->add_option("--on", decide_.on,
                  "the day on which the decision falls (default: the last date in the data)")
        ->type_name("DATE");
    const std::map<std::string, DecideOptions::Format> formats{
        {"csv", DecideOptions::Format::listing}, {"jsonl", DecideOptions::Format::jsonl}};
    v->add_option("--format", decide_.format, "csv (default): a listing; jsonl: questions")
        ->transform(CLI::CheckedTransformer(formats).description("csv|jsonl"));
    v->add_option("--cohorts", decide_.cohorts, "how many cohorts ahead the tree goes (default 2)")
        ->check(CLI::Range(1, 6));
    v->add_option("--record", decide_.record, "also write the decision as a page to print and sign")
        ->type_name("FILE");
    v->add_option("--log", decide_.log, "append the decision to this hash-chained log")
        ->type_name("FILE");
    v->add_option("--time", decide_.time,
                  "when the decision was made, for record and log (default: the clock)")
        ->type_name("TIME");
    add_flag(v, "--json", decide_.output, Output::json, "the decision as JSON");
    add_flag(v, "--template", decide_.what, DecideOptions::What::header,
             "print the header of a listing");
    v->add_option("--parameters", decide_.parameters,
                  "folder to read the *.toml parameter files from, instead of those built in")
        ->type_name("DIR");
    v->footer(std::string(how_to_decide) + "\n" + io::listing_columns_in_words());
  }

  void add_verify_log() {
    CLI::App* v = verb("verify-log", "check the hash chain of a log of decisions",
                       [this] { return verify_log(verify_log_); });
    v->add_option("LOG", verify_log_.log, "file that decide --log wrote")->required();
    v->add_option("--head", verify_log_.head, "head hash kept elsewhere; it must be in the chain")
        ->type_name("HASH");
    v->footer(how_to_verify_a_log);
  }

  std::vector<std::string> verb_names() const {
    std::vector<std::string> names;
    for (const auto* sub : app_.get_subcommands([](const CLI::App*) { return true; }))
      names.push_back(sub->get_name());
    return names;
  }

  std::optional<core::Issue> unknown_verb(const std::vector<std::string>& words) const {
    const std::vector<std::string> known = verb_names();
    if (words.empty())
      return usage("usage.verb", "no verb given", "caudata --help shows what there is");
    if (words.front().starts_with('-')) return std::nullopt;
    if (std::find(known.begin(), known.end(), words.front()) != known.end()) return std::nullopt;
    return usage("usage.verb", fmt::format("there is no verb \"{}\"", words.front()),
                 did_you_mean(words.front(), known, "caudata --help shows what there is"));
  }

  std::vector<std::string> option_names() const {
    std::vector<std::string> names;
    for (const auto* verb : app_.get_subcommands())
      for (const auto* option : verb->get_options())
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    return names;
  }

  /// An unknown option is the commonest slip; CLI11 leaves it among the remaining words.
  std::string suggestion() const {
    for (const std::string& word : app_.remaining(true)) {
      const std::string near = core::nearest(word.substr(0, word.find('=')), option_names());
      if (!near.empty()) return fmt::format("did you mean {}?", near);
    }
    const auto verbs = app_.get_subcommands();
    return verbs.empty()
               ? "caudata --help shows what there is"
               : fmt::format("caudata {} --help shows its options", verbs.front()->get_name());
  }

  ExitCode complain(const core::Issue& issue) {
    print_finding(stderr, issue);
    return ExitCode::bad_input;
  }

  ExitCode after_parse(const CLI::ParseError& error) {
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
      app_.exit(error, std::cout, std::cerr);  // help or version was asked for
      return ExitCode::done;
    }
    return complain(usage("usage", error.what(), suggestion()));
  }

  CLI::App app_{about, "caudata"};
  std::vector<std::pair<const CLI::App*, std::function<ExitCode()>>> act_;
  CheckOptions check_;
  ConformOptions conform_;
  RunOptions run_;
  OcOptions oc_;
  OptimiseOptions optimise_;
  ExplainOptions explain_;
  ReplayOptions replay_;
  ParametersOptions parameters_;
  MergeOptions merge_;
  ClassifyOptions classify_;
  ValidateOptions validate_;
  CalibrateOptions calibrate_;
  DecideOptions decide_;
  VerifyLogOptions verify_log_;
};

}  // namespace

ExitCode obey(const std::vector<std::string>& words) { return Grammar(words).obey(words); }

}  // namespace caudata::app
