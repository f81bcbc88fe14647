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

/// "dose 1:   day 1, 1.5e+08 cells nominal, 128,250,117 delivered (109,012,599 alive), 855,000
/// followed"
std::string dose_lines(const GraftJob& job, const GraftForecast& forecast) {
  const auto& doses = job.ready.what.administration.doses;
  std::string text;
  for (std::size_t i = 0; i < doses.size(); ++i) {
    const DoseForecast& foreseen = forecast.doses[i];
    text += fmt::format("dose {}:   day {}, {:g} cells nominal, ", i + 1, doses[i].day.value() + 1,
                        doses[i].cells.value());
    if (foreseen.delivered() == 0)
      text += "none delivered: the injection fails\n";
    else
      text += fmt::format(
          "{} delivered ({} alive), {} followed{}\n", report::with_commas(foreseen.delivered()),
          report::with_commas(foreseen.living), report::with_commas(foreseen.followed),
          foreseen.injection == product::Injection::partial
              ? "; the injection ended early, as drawn"
              : "");
  }
  return text +
         fmt::format("weight:   a cell that is followed stands for {:.4g}\n", forecast.weight);
}

std::string memory_line(const GraftForecast& forecast, std::optional<double> available) {
  std::string text = fmt::format("memory:   about {}", size_text(forecast.memory));
  if (!available) return text + "\n";
  const std::string least = size_text(*available);
  if (forecast.memory > *available)
    return text + fmt::format(", more than the {} that can be had: it would be refused\n", least);
  return text + fmt::format(" of {} that can be had\n", least);
}

std::string disk_line(const GraftForecast& forecast) {
  return fmt::format("disk:     at most {} while it runs, with checkpoints; {} in the end\n",
                     size_text(forecast.disk), size_text(forecast.result));
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
  text += dose_lines(job, forecast);
  text += fmt::format("days:     {:g} after the first dose\n", job.days);
  text += memory_line(forecast, available);
  text += fmt::format("time:     about {} on {}, if nothing else runs\n",
                      duration_text(forecast.seconds),
                      report::counted(static_cast<int>(job.threads), "thread"));
  text += disk_line(forecast);
  text += fmt::format("folder:   {}\n", job.folder.string());
  if (!job.ready.assumed.empty())
    text += "assumed, because the case does not say:\n" + io::assumed_text(job.ready);
  return text;
}

io::GraftNeeds graft_needs(const GraftJob& job, const GraftForecast& forecast,
                           std::optional<double> available) {
  io::GraftNeeds needs{.run_id = job.identity.run_id,
                       .folder = job.folder.string(),
                       .person = job.ready.what.subject.name,
                       .plan = job.ready.what.plan,
                       .doses = {},
                       .cells_per_followed = forecast.weight,
                       .days = job.days,
                       .threads = job.threads,
                       .memory = forecast.memory,
                       .available = available,
                       .disk = forecast.disk,
                       .result = forecast.result,
                       .seconds = forecast.seconds,
                       .assumed = job.ready.assumed};
  const auto& doses = job.ready.what.administration.doses;
  for (std::size_t i = 0; i < doses.size(); ++i) {
    const DoseForecast& foreseen = forecast.doses[i];
    needs.doses.push_back({doses[i].day.value() + 1, doses[i].cells.value(), foreseen.living,
                           foreseen.dead, foreseen.followed, product::name(foreseen.injection)});
  }
  return needs;
}

}  // namespace caudata::app
