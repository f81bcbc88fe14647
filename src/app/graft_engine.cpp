// SPDX-License-Identifier: Apache-2.0
#include "app/graft_engine.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "app/evidence_input.hpp"
#include "app/graft_forecast.hpp"
#include "graft/course/check_case.hpp"
#include "graft/course/graft_course.hpp"
#include "io/graft/graft_checkpoint.hpp"
#include "io/graft/graft_folder.hpp"

namespace caudata::app {
namespace {

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

/// What the injection cannot be is said at the line of the case that asks for it.
core::Result<graft::GraftSetup> set_up(const GraftJob& job, const PreparedGraft& prepared) {
  auto setup = graft::set_up(prepared.plan, prepared.parameters, prepared.cord);
  if (setup) return setup;
  return core::failure(graft::at_places(setup.error(), job.ready.places));
}

core::Result<GraftForecast> forecast_cells(const GraftJob& job) {
  const auto prepared = prepare(job);
  if (!prepared) return core::failure(prepared.error());
  const auto setup = set_up(job, *prepared);
  if (!setup) return core::failure(setup.error());
  return forecast_of(job, *setup);
}

io::Sha256 inputs_of(const GraftJob& job) {
  return io::sha256(job.identity.run_id + job.identity.source_hash);
}

core::Result<void> save(const graft::GraftCourse& course, const GraftJob& job) {
  fs::create_directories(job.folder);
  io::GraftCheckpointWriter writer(graft_checkpoint(job.folder), inputs_of(job));
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
  const auto checkpoint = io::GraftCheckpoint::open(graft_checkpoint(job.folder), inputs_of(job));
  if (!checkpoint) return core::failure(checkpoint.error());
  const core::Issues issues = course.read([&](const char* name) -> core::Result<graft::ByteReader> {
    auto source = checkpoint->source(name);
    if (!source) return core::failure(source.error());
    return graft::ByteReader(source->length, std::move(source->fill));
  });
  if (issues.has_errors()) return core::failure(issues);
  return {};
}

report::GraftInput input_of(const GraftJob& job, graft::GraftResult result) {
  report::GraftInput input;
  input.result = std::move(result);
  core::Ledger used;
  for (const std::string& path : parameters_read(job)) {
    const core::Parameter* parameter = job.data.ledger.find(path);
    if (parameter == nullptr) continue;
    input.parameters.push_back(*parameter);
    used.add(*parameter);
    const auto& overrides = job.data.ledger.overrides();
    if (overrides.contains(path)) input.overrides.emplace(path, overrides.at(path));
  }
  input.grades = core::count_grades(used);
  input.reproducibility = job.identity;
  for (const trial::AssumedValue& assumed : job.ready.assumed)
    input.assumed.emplace_back(assumed.key, assumed.value);
  return input;
}

/// When the next checkpoint is due: so seldom that writing them costs a twentieth of the time,
/// unless they are asked for at every step.
class CheckpointClock {
 public:
  explicit CheckpointClock(double seconds)
      : least_(std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds))),
        next_(Clock::now() + least_) {}

  bool is_due() const { return Clock::now() >= next_; }

  template <class Save>
  core::Result<void> time(const Save& save) {
    const auto begin = Clock::now();
    const auto saved = save();
    const auto end = Clock::now();
    next_ =
        end + (least_ > Clock::duration::zero() ? std::max(least_, 20 * (end - begin)) : least_);
    return saved;
  }

 private:
  using Clock = std::chrono::steady_clock;
  Clock::duration least_;
  Clock::time_point next_;
};

/// Tells how far the run is.
class Teller {
 public:
  Teller(const GraftWork& work, const GraftProgress& progress, double end)
      : work_(work), progress_(progress), end_(end) {}

  void at(double hour) const {
    tell(work_.until(hour), fmt::format("hour {:.0f} of {:.0f}", std::floor(hour), end_));
  }
  void at(int null_models, double hour) const {
    tell(work_.until(null_models, hour),
         fmt::format("null model {} of {}", null_models + 1, graft::null_models));
  }
  void at_end() const { tell(work_.all(), fmt::format("hour {0:.0f} of {0:.0f}", end_)); }

 private:
  void tell(double done, std::string words) const {
    constexpr double parts = 1000;  // of a second
    progress_({static_cast<std::uint64_t>(done * parts),
               static_cast<std::uint64_t>(work_.all() * parts), std::move(words)});
  }

  const GraftWork& work_;
  const GraftProgress& progress_;
  double end_;
};

/// The run itself and those beside it; false where a stop was asked for, with a checkpoint written.
core::Result<bool> follow(const GraftJob& job, graft::GraftCourse& course, const Teller& tell,
                          const std::stop_token& stop) {
  CheckpointClock clock(job.checkpoint_every);
  const auto goes_on = [&](double hour) {
    tell.at(hour);
    return !stop.stop_requested() && !clock.is_due();
  };
  tell.at(course.hours());
  for (bool more = course.hours() < course.end(); more;) {
    more = course.step(goes_on);
    tell.at(course.hours());
    if (!more || !(stop.stop_requested() || clock.is_due())) continue;
    const auto saved = clock.time([&] { return save(course, job); });
    if (!saved) return core::failure(saved.error());
    if (stop.stop_requested()) return false;
  }
  const bool all = course.follow_null_models([&](int done, double hour) {
    tell.at(done, hour);
    return !stop.stop_requested();
  });
  if (!all)
    if (const auto saved = save(course, job); !saved) return core::failure(saved.error());
  return all;
}

core::Result<std::optional<fs::path>> run_cells(const GraftJob& job, const GraftProgress& progress,
                                                std::stop_token stop) {
  const auto prepared = prepare(job);
  if (!prepared) return core::failure(prepared.error());
  const auto published = load_graft_evidence();
  if (!published) return core::failure(published.error());
  auto setup = set_up(job, *prepared);
  if (!setup) return core::failure(setup.error());
  const GraftWork work(job, *setup);
  core::Team team(job.threads);
  graft::GraftCourse course(prepared->plan, prepared->parameters, std::move(*setup), team);
  if (job.start == Start::resume && fs::exists(graft_checkpoint(job.folder))) {
    if (const auto loaded = load(course, job); !loaded) return core::failure(loaded.error());
  }
  const Teller tell(work, progress, course.end());
  const auto followed = follow(job, course, tell, stop);
  if (!followed) return core::failure(followed.error());
  if (!*followed) return std::optional<fs::path>{};
  const auto page = io::write_graft_folder(job.folder, input_of(job, course.result(*published)),
                                           {job.protocol_text, job.case_text});
  if (!page) return core::failure(page.error());
  fs::remove(graft_checkpoint(job.folder));
  fs::remove(unfinished_graft_checkpoint(job.folder));
  tell.at_end();
  return std::optional<fs::path>{*page};
}

}  // namespace

GraftEngine cell_engine() { return {forecast_cells, run_cells}; }

ExitCode graft(const GraftOptions& options) { return graft(options, cell_engine()); }

}  // namespace caudata::app
