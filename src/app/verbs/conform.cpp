// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "app/terminal.hpp"
#include "app/verbs/verbs.hpp"
#include "io/conform/conform_json.hpp"
#include "io/conform/entry.hpp"

namespace caudata::app {
namespace {

/// Failures shown per file unless all are asked for.
constexpr std::size_t first_failures = 5;

core::Issue no_reference_files(const fs::path& folder) {
  return {core::Severity::error,
          "conform.no-files",
          {folder.string(), 0, 0},
          "no CSV file is here",
          "conform recomputes the reference numbers of every CSV file of a folder",
          "caudata conform DIR"};
}

core::Issue unknown_kind(const std::string& file) {
  std::string known;
  for (const io::ConformEntry* entry : io::conform_entries())
    known += fmt::format("{}{}", known.empty() ? "" : "; ", entry->about);
  return {core::Severity::error,
          "conform.unknown-kind",
          {file, 1, 1},
          "no check knows these columns",
          "a kind of file is known by its columns: " + known,
          ""};
}

core::Result<std::vector<fs::path>> csv_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  if (fs::is_regular_file(folder, error)) return std::vector{folder};
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (at->path().extension() == ".csv") files.push_back(at->path());
  }
  if (files.empty()) return core::failure(no_reference_files(folder));
  std::sort(files.begin(), files.end());
  return files;
}

core::Result<io::ConformedFile> conform_file(const fs::path& path) {
  std::ifstream in(path);
  const auto table = io::read_reference_table(in, path.string());
  if (!table) return core::failure(table.error());
  const io::ConformEntry* entry = io::find_conform_entry(*table);
  if (entry == nullptr) return core::failure(unknown_kind(path.string()));
  io::ConformedFile result{path.filename().string(), {}};
  entry->check(*table, result.found);
  return result;
}

void print_line(const io::ConformedFile& file) {
  print(stdout,
        fmt::format("{:<36} {:>7} rows {:>6} failures   worst {:.3g}, {:.3g} of its tolerance\n",
                    file.file, file.found.rows(), file.found.failures().size(), file.found.worst(),
                    file.found.worst_of_tolerance()));
  std::size_t shown = 0;
  for (const io::Conformity::Failure& failure : file.found.failures()) {
    if (shown++ == first_failures) break;
    print(stdout, fmt::format("  line {}: {}\n", failure.line, failure.what));
  }
}

}  // namespace

ExitCode conform(const ConformOptions& options) {
  const auto files = csv_files(options.folder);
  if (!files) {
    print_findings(stderr, files.error());
    return ExitCode::bad_input;
  }
  bool fine = true;
  std::vector<io::ConformedFile> done;
  for (const fs::path& path : *files) {
    auto file = conform_file(path);
    if (!file) {
      print_findings(stderr, file.error());
      fine = false;
      continue;
    }
    fine = fine && file->found.failures().empty();
    if (options.output == Output::text) print_line(*file);
    done.push_back(std::move(*file));
  }
  if (options.output == Output::json) print(stdout, io::conform_json(done));
  return fine ? ExitCode::done : ExitCode::found_errors;
}

}  // namespace caudata::app
