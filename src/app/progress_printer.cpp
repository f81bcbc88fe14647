// SPDX-License-Identifier: Apache-2.0
#include "app/progress_printer.hpp"

#include "app/terminal.hpp"
#include "io/progress.hpp"

namespace caudata::app {
namespace {

constexpr std::chrono::milliseconds between_bars{200};
constexpr std::chrono::milliseconds between_lines{1000};
constexpr const char* clear_line = "\r\x1b[K";

ProgressKind resolve(ProgressKind kind, Loudness loudness) {
  if (loudness == Loudness::quiet) return ProgressKind::none;
  if (kind != ProgressKind::automatic) return kind;
  return is_terminal(stderr) ? ProgressKind::bar : ProgressKind::none;
}

}  // namespace

ProgressPrinter::ProgressPrinter(ProgressKind kind, Loudness loudness, std::uint64_t at_start,
                                 std::uint64_t total, std::string what)
    : kind_(resolve(kind, loudness)), at_start_(at_start), total_(total), what_(std::move(what)) {}

double ProgressPrinter::seconds() const {
  return std::chrono::duration<double>(Clock::now() - start_).count();
}

void ProgressPrinter::show(std::uint64_t done) {
  if (kind_ == ProgressKind::none) return;
  const auto pause = kind_ == ProgressKind::json ? between_lines : between_bars;
  if (done != total_ && Clock::now() - shown_ < pause) return;
  shown_ = Clock::now();
  const io::RunProgress progress{at_start_, done, total_, seconds(), what_, words_};
  print(stderr, kind_ == ProgressKind::json ? io::to_json_line(progress) + "\n"
                                            : clear_line + io::to_bar(progress));
}

void ProgressPrinter::show(std::uint64_t done, std::uint64_t total) {
  total_ = total;
  show(done);
}

void ProgressPrinter::show(std::uint64_t done, std::uint64_t total, std::string words) {
  words_ = std::move(words);
  show(done, total);
}

void ProgressPrinter::finish() {
  if (kind_ == ProgressKind::bar && shown_ != Clock::time_point{}) print(stderr, "\n");
}

}  // namespace caudata::app
