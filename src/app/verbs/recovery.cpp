// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>
#include <fstream>
#include <list>

#include "app/inputs.hpp"
#include "app/refuse.hpp"
#include "app/terminal.hpp"
#include "app/verbs/verbs.hpp"
#include "io/build_info.hpp"
#include "io/recovery/recovery_folder.hpp"
#include "io/recovery/recovery_reader.hpp"
#include "io/text_table.hpp"
#include "report/number_text.hpp"
#include "report/recovery/recovery_page.hpp"
#include "trial/examined_person.hpp"

namespace caudata::app {
namespace {

/// Findings shown on the terminal; the folder has all.
constexpr std::size_t first_findings = 20;

core::Result<io::RecoveryMap> mapping(const RecoveryOptions& options) {
  using Layout = RecoveryOptions::Layout;
  const bool takes_map = options.layout == Layout::long_table;
  if (takes_map != options.map.has_value())
    return core::failure(usage_error("--layout long and --map belong together",
                                     "the other layouts know their columns",
                                     "caudata recovery FILE --layout long --map mapping.toml"));
  if (options.layout == Layout::nscisc) return io::nscisc_map();
  if (options.layout == Layout::asia_challenge) return io::asia_challenge_map();
  const auto text = load_text(*options.map);
  if (!text) return core::failure(text.error());
  return io::read_recovery_map(*text, options.map->string());
}

core::Result<io::RecoveryReading> read(const RecoveryOptions& options, const io::RecoveryMap& map) {
  std::list<std::ifstream> streams;
  std::vector<io::RecoveryFile> files;
  core::Issues issues;
  for (const std::string& name : options.files) {
    streams.emplace_back(name, std::ios::binary);
    if (!streams.back() || fs::is_directory(name))
      issues.add(
          {core::Severity::error, "io.read", {name, 0, 0}, "this file cannot be read", "", ""});
    files.push_back({name, &streams.back()});
  }
  if (issues.has_errors()) return core::failure(issues);
  return io::read_recovery(files, map);
}

/// Days on which virtual persons are examined: as asked for, as the data has them on average, as
/// the layout states, or this long after the visit before.
constexpr int assumed_interval = 60;
core::Result<std::vector<int>> virtual_days(const RecoveryOptions& options,
                                            const std::vector<evidence::RecordedVisit>& visits,
                                            const evidence::RecoverySummary& real) {
  if (!options.days.empty()) {
    if (options.days.size() == visits.size()) return options.days;
    return core::failure(usage_error(
        fmt::format("--days has {} days, the data {} visits", options.days.size(), visits.size()),
        "virtual persons are examined once per visit", ""));
  }
  std::vector<int> days;
  for (std::size_t v = 0; v < visits.size(); ++v) {
    const std::optional<double> mean = real.days[v].mean();
    if (visits[v].day) {
      days.push_back(*visits[v].day);
    } else if (mean) {
      days.push_back(static_cast<int>(std::lround(*mean)));
    } else {
      days.push_back((days.empty() ? 0 : days.back()) + assumed_interval);
    }
  }
  return days;
}

/// Strata that the model can have: grade E is no injury there.
std::map<evidence::Stratum, std::uint64_t> wanted(const evidence::RecoverySummary& real) {
  std::map<evidence::Stratum, std::uint64_t> strata;
  for (const auto& [stratum, n] : real.strata)
    if (stratum.ais != isncsci::AsiaImpairmentScale::e) strata[stratum] = n;
  return strata;
}

core::Result<report::RecoveryInput> compare(const RecoveryOptions& options,
                                            const io::RecoveryMap& map,
                                            const io::RecoveryReading& reading) {
  report::RecoveryInput input;
  input.layout = map.name;
  for (const std::string& file : reading.files)
    input.files.push_back(fs::path(file).filename().string());
  input.visits = reading.data.visits;
  input.outcome_name = reading.data.outcome_name;
  input.real = evidence::summarise(reading.data);
  const auto days = virtual_days(options, input.visits, input.real);
  if (!days) return core::failure(days.error());
  input.virtual_days = *days;
  const auto data = load_data(options.data);
  if (!data) return core::failure(data.error());
  const auto people = trial::make_population(data->ledger, options.region);
  if (!people) return core::failure(people.error());
  evidence::CounterpartPlan plan;
  plan.seed = core::Seed{options.seed};
  plan.per_person = options.per_person;
  plan.days = *days;
  const evidence::Counterpart counterpart =
      evidence::draw_counterpart(*people, wanted(input.real), input.visits, plan);
  input.model = evidence::summarise(counterpart.persons);
  input.drawn = counterpart.drawn;
  input.short_strata = counterpart.missing;
  input.bad_cells = reading.bad_cells.size();
  input.unknown_codes = reading.unknown_codes;
  input.region = patient::name(options.region);
  input.seed = options.seed;
  input.version = io::build_info().version;
  input.command = fmt::format("caudata recovery {} --layout … --seed {} --per-person {}",
                              input.files.front(), options.seed, options.per_person);
  return input;
}

void print_some(const core::Issues& findings) {
  std::size_t shown = 0;
  for (const core::Issue& issue : findings) {
    if (shown++ == first_findings) break;
    print_finding(stderr, issue);
  }
  if (findings.size() > first_findings)
    print(stderr, fmt::format("and {} more; --out DIR writes them all to findings.csv\n",
                              report::with_commas(findings.size() - first_findings)));
}

std::string summary(const report::RecoveryInput& input) {
  std::string text;
  const report::Document page = report::compose(input);
  for (const report::Table* table : report::tables(page))
    if (table->id == "strata" || table->id.starts_with("conversion"))
      text += table->caption + "\n" + io::to_text(*table) + "\n";
  return text;
}

}  // namespace

ExitCode recovery(const RecoveryOptions& options) {
  const auto map = mapping(options);
  if (!map) return refuse(map.error(), ExitCode::bad_input);
  const auto reading = read(options, *map);
  if (!reading) return refuse(reading.error(), ExitCode::bad_input);
  const auto input = compare(options, *map, *reading);
  if (!input) return refuse(input.error(), ExitCode::bad_input);
  print_some(reading->bad_cells);
  if (options.out) {
    const auto page = io::write_recovery(*options.out, *input, reading->bad_cells);
    if (!page) return refuse(page.error(), ExitCode::failed);
    if (options.loudness == Loudness::normal)
      print(stderr, fmt::format("page: {}\n", page->string()));
  }
  if (options.output == Output::json) {
    print(stdout, io::recovery_json(*input));
  } else if (options.loudness == Loudness::normal) {
    print(stdout, summary(*input));
  }
  return reading->bad_cells.empty() ? ExitCode::done : ExitCode::found_errors;
}

}  // namespace caudata::app
