// SPDX-License-Identifier: Apache-2.0
#include "app/graft_words.hpp"

#include <fmt/format.h>

#include "io/graft_case/case_text.hpp"
#include "report/number_text.hpp"

namespace caudata::app {
namespace {

/// "3.4 GB", "120 MB"
std::string size_text(double bytes) {
  constexpr double megabyte = 1e6, gigabyte = 1e9;
  return bytes >= gigabyte ? fmt::format("{:.1f} GB", bytes / gigabyte)
                           : fmt::format("{:.0f} MB", bytes / megabyte);
}

/// "2.1 h", "34 min", "12 s"
std::string duration_text(double seconds) {
  constexpr double minute = 60, hour = 3600;
  if (seconds >= 2 * hour) return fmt::format("{:.1f} h", seconds / hour);
  if (seconds >= 2 * minute) return fmt::format("{:.0f} min", seconds / minute);
  return fmt::format("{:.0f} s", seconds);
}

std::string dose_lines(const GraftJob& job) {
  const auto& doses = job.ready.what.administration.doses;
  std::string text;
  for (std::size_t i = 0; i < doses.size(); ++i)
    text +=
        fmt::format("dose {}:   day {}, {:g} cells, {} followed\n", i + 1, doses[i].day.value() + 1,
                    doses[i].cells.value(), report::with_commas(job.cells[i]));
  return text;
}

}  // namespace

core::Issues check_memory(const GraftForecast& forecast, std::optional<double> available) {
  core::Issues issues;
  if (!available || forecast.memory <= *available) return issues;
  issues.add({core::Severity::error,
              "graft.memory",
              {"caudata", 0, 0},
              fmt::format("the run needs {} of memory", size_text(forecast.memory)),
              fmt::format("{} can be had", size_text(*available)),
              "follow fewer cells with --cells, or fewer --days"});
  return issues;
}

std::string forecast_text(const GraftJob& job, const GraftForecast& forecast,
                          std::optional<double> available) {
  std::string text =
      fmt::format("person:   {}\nplan:     {}\n", job.ready.what.subject.name, job.ready.what.plan);
  text += dose_lines(job);
  text += fmt::format("days:     {:g} after the first dose\n", job.days);
  text +=
      fmt::format("memory:   {}{}\n", size_text(forecast.memory),
                  available ? fmt::format(" of {} that can be had", size_text(*available)) : "");
  text += fmt::format("time:     {} on {}\ndisk:     {}\nfolder:   {}\n",
                      duration_text(forecast.seconds),
                      report::counted(static_cast<int>(job.threads), "thread"),
                      size_text(forecast.disk), job.folder.string());
  if (!job.ready.assumed.empty())
    text += "assumed, because the case does not say:\n" + io::assumed_text(job.ready);
  return text;
}

}  // namespace caudata::app
