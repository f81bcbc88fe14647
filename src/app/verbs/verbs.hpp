// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/exit_code.hpp"
#include "io/cohort/score_tables.hpp"
#include "io/exam_answer_writer.hpp"
#include "io/exam_reader.hpp"
#include "oc/plan.hpp"
#include "patient/person.hpp"

/// The verbs. What a user may say to one is its structure of options; `grammar/` fills it.
namespace caudata::app {

namespace fs = std::filesystem;

enum class Output { text, json, csv };
enum class ProgressKind { automatic, bar, json, none };
enum class Loudness { normal, quiet };
enum class Start { afresh, resume };

struct CheckOptions {
  std::string protocol;
  Output output{Output::text};
  enum class What { file, schema, design_schema } what{What::file};
  std::optional<fs::path> data;
};
ExitCode check(const CheckOptions& options);

struct PatientsOptions {
  std::string protocol;
  std::uint32_t first{1};  // of the screening queue
  std::uint64_t persons{1000};
  std::vector<int> days{14, 28, 84, 168, 336};  // after injury: the grid of EMSCI
  std::optional<patient::Region> region;
  std::optional<std::uint64_t> seed;
  unsigned threads{1};
  std::optional<fs::path> out;
  io::ScoreTables scores{io::ScoreTables::written};
  ProgressKind progress{ProgressKind::automatic};
  Output output{Output::text};
  Loudness loudness{Loudness::normal};
  std::optional<fs::path> data;
};
ExitCode patients(const PatientsOptions& options);

struct RecoveryOptions {
  std::vector<std::string> files;
  enum class Layout { nscisc, asia_challenge, long_table } layout{Layout::long_table};
  std::optional<fs::path> map;  // of a long table
  std::vector<int> days;        // of the visits, for virtual persons
  patient::Region region{patient::Region::united_states};
  std::uint64_t per_person{5};  // virtual persons for each real one
  std::uint64_t seed{1};
  std::optional<fs::path> out;
  Output output{Output::text};
  Loudness loudness{Loudness::normal};
  std::optional<fs::path> data;
};
ExitCode recovery(const RecoveryOptions& options);

struct OcOptions {
  std::string file;     // a design file or a protocol
  std::string designs;  // names of the registry, separated by commas; empty: all, or the usual ones
  std::optional<std::uint64_t> trials;
  unsigned threads{1};
  std::optional<fs::path> out;
  std::optional<fs::path> tables;            // decision tables instead of characteristics
  std::optional<std::string> protocol_text;  // label of the design to describe instead
  ProgressKind progress{ProgressKind::automatic};
  Output output{Output::text};
  Loudness loudness{Loudness::normal};
};
ExitCode oc(const OcOptions& options);

struct OptimiseOptions {
  std::string file;  // a design file with [optimise]
  unsigned threads{1};
  std::optional<fs::path> out;
  ProgressKind progress{ProgressKind::automatic};
  Output output{Output::text};
  Loudness loudness{Loudness::normal};
};
ExitCode optimise(const OptimiseOptions& options);

struct RunOptions {
  std::string protocol;
  std::optional<std::uint64_t> trials, seed;
  unsigned threads{1};
  std::optional<fs::path> out;
  oc::Shard shard;
  Start start{Start::afresh};
  ProgressKind progress{ProgressKind::automatic};
  Output output{Output::text};
  Loudness loudness{Loudness::normal};
  std::optional<fs::path> data;
  std::vector<std::string> command;  // as typed, for run.log.json
};
ExitCode run(const RunOptions& options);

struct MergeOptions {
  std::vector<fs::path> from;  // shard files, or folders that hold them
  fs::path out;
  Output output{Output::text};
  Loudness loudness{Loudness::normal};
  std::optional<fs::path> data;
};
ExitCode merge(const MergeOptions& options);

/// Which trial of a run, or of a protocol: the trials of a protocol do not depend on how many are
/// run.
struct TrialChoice {
  std::optional<std::string> scenario;
  std::optional<std::uint32_t> trial;
};

struct ExplainOptions {
  std::string subject_matter;  // a protocol file or a run folder
  std::optional<std::string> parameter;
  TrialChoice choice;
  std::optional<int> decision;
  std::optional<std::uint32_t> subject;
  enum class What { subject_matter, designs, designs_page } what{What::subject_matter};
  std::optional<fs::path> data;
};
ExitCode explain(const ExplainOptions& options);

struct ReplayOptions {
  std::string run;  // a run folder or a protocol file
  TrialChoice choice;
  std::optional<std::uint32_t> subject;
  std::optional<std::string> design;
  enum class Format { jsonl, text } format{Format::jsonl};
  std::optional<fs::path> data;
};
ExitCode replay(const ReplayOptions& options);

/// What is given to `graft` (graft_job.hpp).
struct GraftOptions {
  std::string protocol;  // a protocol file or a run folder
  TrialChoice choice;    // with `subject`: whose graft
  std::optional<std::uint32_t> subject;
  std::optional<fs::path> patient;        // or a case file instead
  std::optional<std::string> part, dose;  // instead of what was given, or of the file's
  std::optional<std::uint64_t> cells;     // simulated of each dose; empty: all
  double days{90};                        // after the first dose
  std::optional<std::uint64_t> seed;      // of the cells; the person stays the same
  unsigned threads{1};
  double checkpoint_every{30};  // [s] at least
  std::optional<fs::path> out;
  Start start{Start::afresh};
  enum class What { run, forecast } what{What::run};
  ProgressKind progress{ProgressKind::automatic};
  Output output{Output::text};
  Loudness loudness{Loudness::normal};
  std::optional<fs::path> data;
};

struct ParametersOptions {
  std::string prefix;
  Output output{Output::text};
  std::optional<char> grade;  // 'A' to 'D'
  std::optional<fs::path> data;
  /// A folder with the values of one posterior draw is written instead.
  std::optional<std::size_t> draw;    // from 0
  std::optional<fs::path> posterior;  // empty: the built-in draws
  fs::path out{"drawn"};
};
ExitCode parameters(const ParametersOptions& options);

struct ClassifyOptions {
  std::string file;  // "-": standard input
  isncsci::Profile profile{isncsci::Profile::exact};
  isncsci::Legacy legacy{isncsci::Legacy::reject};
  std::optional<io::ExamFormat> format;          // empty: found out
  std::optional<io::AnswerFormat> output;        // empty: as the input
  std::optional<io::ExamFormat> print_template;  // instead of classifying
  std::optional<fs::path> header_map;
  io::Explain explain{io::Explain::no};
  io::Settle settle{io::Settle::no};
  std::optional<std::string> eligible;
  std::string change_field;            // empty: no changes
  std::optional<fs::path> worksheets;  // folder for a page per examination
};
ExitCode classify(const ClassifyOptions& options);

struct ConformOptions {
  fs::path folder;  // or one file
  Output output{Output::text};
};
ExitCode conform(const ConformOptions& options);

/// The seed of the predictions that the project stores, and their size.
inline constexpr std::uint64_t usual_validation_seed = 20261122;
inline constexpr std::uint64_t usual_virtual_patients = 30'000;

struct ValidateOptions {
  std::optional<fs::path> targets;  // empty: the built-in tables
  std::uint64_t patients{usual_virtual_patients};
  std::uint64_t seed{usual_validation_seed};
  unsigned threads{1};
  std::optional<fs::path> posterior;  // empty: the built-in draws, if there are any
  std::optional<fs::path> out;
  std::optional<fs::path> store;  // for data/evidence/validation.json
  Output output{Output::text};
  std::optional<fs::path> data;
};
ExitCode validate(const ValidateOptions& options);

struct CalibrateOptions {
  std::optional<fs::path> free;  // empty: the built-in list
  std::size_t waves{3}, points{120};
  std::uint64_t patients{6000};  // of every run
  std::size_t candidates{20'000}, steps{2000}, draws{200};
  std::uint64_t seed{usual_validation_seed};
  unsigned threads{1};
  fs::path out{"posterior.csv"};
  ProgressKind progress{ProgressKind::automatic};
  Loudness loudness{Loudness::normal};
  std::optional<fs::path> data;
};
ExitCode calibrate(const CalibrateOptions& options);

struct DecideOptions {
  std::string file;                   // protocol or design file; for jsonl also the questions
  std::optional<std::string> design;  // label in a design file; empty: its only design
  std::optional<fs::path> data;       // patients; for jsonl the questions
  std::optional<std::string> on;      // as-of date; empty: the last one in the data
  std::optional<std::string> time;    // of the decision; empty: the clock
  std::optional<fs::path> record, log;
  std::optional<fs::path> parameters;
  int cohorts{2};  // of the tree
  Output output{Output::text};
  enum class Format { listing, jsonl } format{Format::listing};
  enum class What { decision, header } what{What::decision};
};
ExitCode decide(const DecideOptions& options);

struct VerifyLogOptions {
  std::string log;
  std::optional<std::string> head;
};
ExitCode verify_log(const VerifyLogOptions& options);

}  // namespace caudata::app
