// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <list>
#include <sstream>

#include "app/identity.hpp"
#include "app/inputs.hpp"
#include "app/recovery_command.hpp"
#include "app/refuse.hpp"
#include "app/terminal.hpp"
#include "app/verbs/verbs.hpp"
#include "app/write_run.hpp"
#include "io/recovery/recovery_folder.hpp"
#include "io/recovery/recovery_reader.hpp"
#include "io/sha256.hpp"
#include "io/text_table.hpp"
#include "report/number_text.hpp"
#include "report/recovery/recovery_page.hpp"
#include "trial/examined_person.hpp"

namespace caudata::app {
namespace {

/// Findings shown on the terminal; the folder has all.
constexpr std::size_t first_findings = 20;

/// `text`: of the mapping, if there is one.
core::Result<io::RecoveryMap> mapping(const RecoveryOptions& options,
                                      std::optional<std::string>& text) {
  using Layout = RecoveryOptions::Layout;
  const bool takes_map = options.layout == Layout::long_table;
  if (takes_map != options.map.has_value())
    return core::failure(usage_error("--layout long and --map belong together",
                                     "the other layouts know their columns",
                                     "caudata recovery FILE --layout long --map mapping.toml"));
  if (options.layout == Layout::nscisc) return io::nscisc_map();
  if (options.layout == Layout::asia_challenge) return io::asia_challenge_map();
  const auto bytes = load_text(*options.map);
  if (!bytes) return core::failure(bytes.error());
  text = *bytes;
  return io::read_recovery_map(*bytes, options.map->string());
}

/// The bytes of every file, or all files that cannot be read.
core::Result<std::vector<std::string>> texts_of(const std::vector<std::string>& files) {
  std::vector<std::string> texts;
  core::Issues issues;
  for (const std::string& file : files) {
    auto text = load_text(file);
    if (!text) issues.add(text.error());
    texts.push_back(std::move(text).value_or(""));
  }
  if (issues.has_errors()) return core::failure(std::move(issues));
  return texts;
}

core::Result<io::RecoveryReading> read(const std::vector<std::string>& names,
                                       const std::vector<std::string>& texts,
                                       const io::RecoveryMap& map) {
  std::list<std::istringstream> streams;
  std::vector<io::RecoveryFile> files;
  for (std::size_t i = 0; i < names.size(); ++i)
    files.push_back({names[i], &streams.emplace_back(texts[i])});
  return io::read_recovery(files, map);
}

core::Issues check_days(const RecoveryOptions& options, std::size_t visits) {
  core::Issues issues;
  if (!options.days.empty() && options.days.size() != visits)
    issues.add(usage_error(
        fmt::format("--days has {} days, the data {} visits", options.days.size(), visits),
        "virtual persons are examined once per visit", "give a day for each visit"));
  return issues;
}

/// Everything that decides the summary.
struct RecoveryRequest {
  io::RecoveryMap map;
  io::RecoveryReading reading;
  patient::ExaminedPopulation people;
  report::Reproducibility identity;
};

std::string hash_of(const std::vector<std::string>& texts, const std::optional<std::string>& map) {
  std::string lines;
  for (const std::string& text : texts) lines += io::sha256_hex(text) + "\n";
  if (map) lines += io::sha256_hex(*map) + "\n";
  return io::sha256_hex(lines);
}

/// All that is wrong with what the user gave, at once.
core::Result<RecoveryRequest> understand(const RecoveryOptions& options) {
  core::Issues issues;
  std::optional<std::string> map_text;
  auto map = mapping(options, map_text);
  if (!map) issues.add(map.error());
  if (map) issues.add(check_days(options, map->visits.size()));
  const auto texts = texts_of(options.files);
  if (!texts) issues.add(texts.error());
  core::Result<io::RecoveryReading> reading;
  if (map && texts) {
    reading = read(options.files, *texts, *map);
    if (!reading) issues.add(reading.error());
  }
  const auto data = load_data(options.data);
  if (!data) issues.add(data.error());
  if (issues.has_errors()) return core::failure(std::move(issues));
  auto people = trial::make_population(data->ledger, options.region);
  if (!people) return core::failure(people.error());
  return RecoveryRequest{std::move(*map), std::move(*reading), std::move(*people),
                         identify({hash_of(*texts, map_text), data->hash, core::Seed{options.seed},
                                   1, canonical_command(options)})};
}

/// Days on which virtual persons are examined: as asked for, as the layout states, as the data has
/// them on average, or this long after the visit before.
constexpr int assumed_interval = 60;
std::vector<int> virtual_days(const RecoveryOptions& options,
                              const std::vector<evidence::RecordedVisit>& visits,
                              const evidence::RecoverySummary& real) {
  if (!options.days.empty()) return options.days;
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

std::uint64_t not_used(const core::Issues& findings) {
  return static_cast<std::uint64_t>(
      std::ranges::count(findings, core::Severity::error, &core::Issue::severity));
}

report::RecoveryInput compare(const RecoveryOptions& options, const RecoveryRequest& request) {
  const io::RecoveryReading& reading = request.reading;
  report::RecoveryInput input;
  input.layout = layout_name(options.layout);
  input.data_set = request.map.name;
  input.files = files_seen_from_their_folder(options);
  input.visits = reading.data.visits;
  input.outcome_name = reading.data.outcome_name;
  input.real = evidence::summarise(reading.data);
  input.virtual_days = virtual_days(options, input.visits, input.real);
  evidence::CounterpartPlan plan;
  plan.seed = core::Seed{options.seed};
  plan.per_person = options.per_person;
  plan.days = input.virtual_days;
  const evidence::Counterpart counterpart =
      evidence::draw_counterpart(request.people, wanted(input.real), input.visits, plan);
  input.model = evidence::summarise(counterpart.persons);
  input.drawn = counterpart.drawn;
  input.short_strata = counterpart.missing;
  input.bad_cells = not_used(reading.findings);
  input.unknown_codes = reading.unknown_codes;
  input.region = options.region;
  input.per_person = options.per_person;
  input.reproducibility = request.identity;
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
      text += io::to_text(*table) + "\n";
  return text;
}

}  // namespace

ExitCode recovery(const RecoveryOptions& options) {
  const auto request = understand(options);
  if (!request) return refuse(request.error(), ExitCode::bad_input);
  if (options.out)
    if (const auto usable = usable_folder(*options.out, request->identity.run_id); !usable)
      return refuse(usable.error(), ExitCode::bad_input);
  const report::RecoveryInput input = compare(options, *request);
  const core::Issues& findings = request->reading.findings;
  print_some(findings);
  if (options.out) {
    const auto page = io::write_recovery(*options.out, input, findings);
    if (!page) return refuse(page.error(), ExitCode::failed);
    if (options.loudness == Loudness::normal)
      print(stderr, fmt::format("page: {}\n", page->string()));
  }
  if (options.output == Output::json) {
    print(stdout, io::recovery_json(input));
  } else if (options.loudness == Loudness::normal) {
    print(stdout, summary(input));
  }
  return findings.has_errors() ? ExitCode::found_errors : ExitCode::done;
}

}  // namespace caudata::app
