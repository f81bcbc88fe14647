// SPDX-License-Identifier: Apache-2.0
#include "io/progress.hpp"

#include <fmt/format.h>

#include "report/number_text.hpp"

namespace caudata::io {
namespace {

constexpr int bar_width = 24;
constexpr double least_evidence = 0.2;  // [s]: a rate from less jumps about

std::string number_or_null(const std::optional<double>& x) {
  return x ? fmt::format("{:.3g}", *x) : "null";
}

double share_done(const RunProgress& p) {
  return p.total == 0 ? 1.0 : static_cast<double>(p.done) / static_cast<double>(p.total);
}

}  // namespace

std::optional<double> rate(const RunProgress& progress) {
  if (progress.seconds < least_evidence || progress.done <= progress.at_start) return std::nullopt;
  return static_cast<double>(progress.done - progress.at_start) / progress.seconds;
}

std::optional<double> seconds_left(const RunProgress& progress) {
  const auto per_second = rate(progress);
  if (!per_second) return std::nullopt;
  return static_cast<double>(progress.total - progress.done) / *per_second;
}

std::string to_bar(const RunProgress& progress) {
  const double share = share_done(progress);
  const int filled = static_cast<int>(share * bar_width);
  std::string bar(static_cast<std::size_t>(filled), '=');
  if (filled < bar_width) bar += '>';
  std::string text = fmt::format("[{:<{}}] {:3.0f} %  ", bar, bar_width, 100 * share);
  if (progress.words.empty())
    text += fmt::format("{} of {} {}", report::with_commas(progress.done),
                        report::with_commas(progress.total), progress.what);
  else
    text += progress.words;
  if (const auto per_second = rate(progress); per_second && progress.words.empty())
    text += fmt::format(", {}/s", report::with_commas(static_cast<std::uint64_t>(*per_second)));
  if (const auto left = seconds_left(progress)) text += ", " + duration_text(*left) + " left";
  return text;
}

std::string to_json_line(const RunProgress& progress) {
  const std::string at = progress.words.empty() ? "" : fmt::format(R"(,"at":"{}")", progress.words);
  return fmt::format(R"({{"done":{},"total":{},"per_second":{},"seconds_left":{}{}}})",
                     progress.done, progress.total, number_or_null(rate(progress)),
                     number_or_null(seconds_left(progress)), at);
}

std::string duration_text(double seconds) {
  const auto whole = static_cast<std::uint64_t>(seconds + 0.5);
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min {} s", whole / 60, whole % 60);
  return fmt::format("{} h {} min", whole / 3600, whole % 3600 / 60);
}

}  // namespace caudata::io
