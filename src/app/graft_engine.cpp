// SPDX-License-Identifier: Apache-2.0
#include "app/graft_engine.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "app/evidence_input.hpp"
#include "graft/course/graft_course.hpp"
#include "io/graft/graft_checkpoint.hpp"
#include "io/graft/graft_folder.hpp"

namespace caudata::app {
namespace {

constexpr const char* checkpoint_name = "graft.checkpoint";
constexpr double hours_per_day = 24;

struct PreparedGraft {
  graft::GraftPlan plan;
  graft::GraftParameters parameters;
  anatomy::Cord cord;
};

core::Result<PreparedGraft> prepare(const GraftJob& job) {
  std::vector<std::string> missing;
  graft::GraftParameters parameters = graft::graft_parameters(job.data.ledger, missing);
  anatomy::Cord cord(job.data.ledger, missing);
  core::Issues issues;
  for (const std::string& path : missing)
    issues.add({core::Severity::error,
                "data.missing",
                {path, 0, 0},
                "no such parameter",
                "the model cannot run without it",
                "add it to the data folder"});
  if (issues.has_errors()) return core::failure(issues);
  return PreparedGraft{{job.ready.what, job.cells, job.days, job.streams, job.candidate},
                       std::move(parameters),
                       std::move(cord)};
}

/// Seconds of one thread, as the benchmarks of the canal and of the tissue gave them, rounded up:
/// of a cell for its whole way from the needle to rest, of an agent for an hour, of the fields for
/// an hour. Forecasts alone use them.
constexpr double canal_cell = 50e-6, tissue_cell_hour = 3e-6, field_hour = 1.1;
constexpr double start_seconds = 4, drawn_cell_bytes = 200;

/// Cells that may become agents: forecasts take this share of a dose.
constexpr double agent_share = 0.05;

core::Result<GraftForecast> forecast_cells(const GraftJob& job) {
  const auto prepared = prepare(job);
  if (!prepared) return core::failure(prepared.error());
  const auto setup = graft::set_up(prepared->plan, prepared->parameters, prepared->cord);
  if (!setup) return core::failure(setup.error());
  const double hours = job.days * hours_per_day;
  const graft::CanalForecast canal = graft::forecast(setup->site, setup->doses, hours);
  const double agents = agent_share * static_cast<double>(setup->doses.carried());
  const auto per_agent = static_cast<double>(graft::Mechanics::bytes(1'000'000, 700'000, {})) / 1e6;
  constexpr double fields = 250e6;  // [byte] of a whole cord
  // Half of those that adhere to the cord are gone within days, most of the others later.
  constexpr double agent_days = 10;
  const double seconds = static_cast<double>(setup->doses.carried()) * canal_cell +
                         agents * std::min(hours, agent_days * hours_per_day) * tissue_cell_hour +
                         hours * field_hour;
  // The canal is fullest when a dose is given. Once cells are agents, half of the others have died
  // and none of them is sorted any more: 8 of its 24 bytes.
  const auto given = static_cast<double>(canal.bytes);
  return GraftForecast{std::max(given, given / 3 + agents * per_agent) + fields,
                       start_seconds + seconds / job.threads,
                       static_cast<double>(graft::most_drawn_cells) * drawn_cell_bytes +
                           static_cast<double>(canal.bytes)};
}

io::Sha256 inputs_of(const GraftJob& job) {
  return io::sha256(job.identity.run_id + job.identity.source_hash);
}

core::Result<void> save(const graft::GraftCourse& course, const GraftJob& job) {
  fs::create_directories(job.folder);
  io::GraftCheckpointWriter writer(job.folder / checkpoint_name, inputs_of(job));
  std::string open;
  course.write([&](const char* name, std::span<const std::byte> bytes) {
    if (open != name) {
      if (!open.empty()) writer.end();
      writer.begin(open = name);
    }
    writer.add({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  });
  writer.end();
  return writer.finish();
}

core::Result<void> load(graft::GraftCourse& course, const GraftJob& job) {
  const auto checkpoint = io::GraftCheckpoint::open(job.folder / checkpoint_name, inputs_of(job));
  if (!checkpoint) return core::failure(checkpoint.error());
  const core::Issues issues =
      course.read([&](const char* name) { return checkpoint->get<std::byte>(name); });
  if (issues.has_errors()) return core::failure(issues);
  return {};
}

/// Names of the parameters that a graft uses begin so.
bool of_a_graft(const std::string& path) {
  for (const char* prefix : {"graft.", "product.", "anatomy.canal.", "anatomy.segment."})
    if (path.starts_with(prefix)) return true;
  return false;
}

report::GraftInput input_of(const GraftJob& job, graft::GraftResult result) {
  report::GraftInput input;
  input.result = std::move(result);
  core::Ledger used;
  for (const auto& [path, parameter] : job.data.ledger.parameters())
    if (of_a_graft(path)) {
      input.parameters.push_back(parameter);
      used.add(parameter);
    }
  for (const auto& [path, value] : job.data.ledger.overrides())
    if (of_a_graft(path)) input.overrides.emplace(path, value);
  input.grades = core::count_grades(used);
  input.reproducibility = job.identity;
  for (const trial::AssumedValue& assumed : job.ready.assumed)
    input.result.inputs.emplace_back("assumed: " + assumed.key, assumed.value);
  return input;
}

/// When the next checkpoint is due: so seldom that writing them costs a twentieth of the time.
class CheckpointClock {
 public:
  bool is_due() const { return Clock::now() >= next_; }

  template <class Save>
  core::Result<void> time(const Save& save) {
    const auto begin = Clock::now();
    const auto saved = save();
    const auto end = Clock::now();
    next_ = end + std::max<Clock::duration>(least, 20 * (end - begin));
    return saved;
  }

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::seconds least{30};
  Clock::time_point next_{Clock::now() + least};
};

core::Result<std::optional<fs::path>> follow_cells(const GraftJob& job,
                                                   const GraftProgress& progress,
                                                   std::stop_token stop) {
  const auto prepared = prepare(job);
  if (!prepared) return core::failure(prepared.error());
  const auto published = load_graft_evidence();
  if (!published) return core::failure(published.error());
  auto setup = graft::set_up(prepared->plan, prepared->parameters, prepared->cord);
  if (!setup) return core::failure(setup.error());
  core::Team team(job.threads);
  graft::GraftCourse course(prepared->plan, prepared->parameters, std::move(*setup), team);
  if (job.start == Start::resume && fs::exists(job.folder / checkpoint_name)) {
    if (const auto loaded = load(course, job); !loaded) return core::failure(loaded.error());
  }
  CheckpointClock clock;
  const auto end = static_cast<std::uint64_t>(course.end());
  for (bool more = course.hours() < course.end(); more;) {
    more = course.step();
    progress(static_cast<std::uint64_t>(course.hours()), end);
    if (!more || !(stop.stop_requested() || clock.is_due())) continue;
    const auto saved = clock.time([&] { return save(course, job); });
    if (!saved) return core::failure(saved.error());
    if (stop.stop_requested()) return std::optional<fs::path>{};
  }
  const auto page = io::write_graft_folder(job.folder, input_of(job, course.result(*published)),
                                           {job.protocol_text, job.case_text});
  if (!page) return core::failure(page.error());
  fs::remove(job.folder / checkpoint_name);
  return std::optional<fs::path>{*page};
}

}  // namespace

GraftEngine cell_engine() { return {forecast_cells, follow_cells}; }

ExitCode graft(const GraftOptions& options) { return graft(options, cell_engine()); }

}  // namespace caudata::app
