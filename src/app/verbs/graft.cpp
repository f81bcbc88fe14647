// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "app/available_memory.hpp"
#include "app/graft_job.hpp"
#include "app/graft_words.hpp"
#include "app/interrupt.hpp"
#include "app/progress_printer.hpp"
#include "app/refuse.hpp"
#include "app/terminal.hpp"
#include "app/write_run.hpp"
#include "io/result_json.hpp"

namespace caudata::app {
namespace {

void say_forecast(const GraftOptions& options, const GraftJob& job, const GraftForecast& forecast) {
  const std::optional<double> available = available_memory();
  print(stdout, options.output == Output::json
                    ? io::result_json(graft_needs(job, forecast, available))
                    : forecast_text(job, forecast, available));
}

void say_grafted(const GraftOptions& options, const GraftJob& job, const fs::path& page) {
  const std::string folder = job.folder.string();
  if (options.output == Output::json)
    print(stdout, io::result_json(io::GraftPlace{job.identity.run_id, folder, page.string()}));
  else if (options.loudness == Loudness::normal)
    print(stdout,
          fmt::format("{}, {}: run {}\nfolder: {}\npage:   {}\n", job.ready.what.subject.name,
                      job.ready.what.plan, job.identity.run_id, folder, page.string()));
}

/// A checkpoint that is not this run's, or not whole, is bad input.
bool of_a_checkpoint(const core::Issues& issues) {
  return std::any_of(issues.begin(), issues.end(), [](const core::Issue& issue) {
    return issue.rule.find("checkpoint") != std::string::npos;
  });
}

/// Runs with progress on stderr; an interrupt asks the engine to stop.
ExitCode run_engine(const GraftOptions& options, const GraftJob& job, const GraftEngine& engine) {
  std::optional<ProgressPrinter> printer;
  std::stop_source stop;
  const auto page = engine.run(
      job,
      [&](const GraftStanding& now) {
        if (!printer)
          printer.emplace(options.progress, options.loudness, now.done, now.total, "work");
        printer->show(now.done, now.total, now.words);
        if (interrupt_requested()) stop.request_stop();
      },
      stop.get_token());
  if (printer) printer->finish();
  if (!page)
    return refuse(page.error(),
                  of_a_checkpoint(page.error()) ? ExitCode::bad_input : ExitCode::failed);
  if (!*page) {
    print(stderr, fmt::format("interrupted; go on with the same command and --resume (folder {})\n",
                              job.folder.string()));
    return ExitCode::interrupted;
  }
  say_grafted(options, job, **page);
  return ExitCode::done;
}

}  // namespace

ExitCode graft(const GraftOptions& options, const GraftEngine& engine) {
  listen_for_interrupts();
  const auto job = make_graft_job(options);
  if (!job) return refuse(job.error(), ExitCode::bad_input);
  const auto forecast = engine.forecast(*job);
  if (!forecast) return refuse(forecast.error(), ExitCode::bad_input);
  if (options.what == GraftOptions::What::forecast) {
    say_forecast(options, *job, *forecast);
    return ExitCode::done;
  }
  if (const auto wrong = check_memory(*forecast, available_memory()); wrong.has_errors())
    return refuse(wrong, ExitCode::bad_input);
  const auto usable = usable_folder(job->folder, job->identity.run_id);
  if (!usable) return refuse(usable.error(), ExitCode::bad_input);
  say_where_it_begins(options.start, graft_checkpoint(job->folder), "hour 0");
  return run_engine(options, *job, engine);
}

}  // namespace caudata::app
