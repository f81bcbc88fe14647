// SPDX-License-Identifier: Apache-2.0
#include "app/write_run.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/composition.hpp"
#include "app/terminal.hpp"
#include "io/manifest.hpp"
#include "io/result_json.hpp"
#include "io/run_folder.hpp"
#include "report/number_text.hpp"

namespace caudata::app {
namespace {

core::Issue occupied(const fs::path& folder, std::string message) {
  return {core::Severity::error,     "io.folder-in-use",
          {folder.string(), 0, 0},   std::move(message),
          "it would be overwritten", "choose another --out, or remove the folder"};
}

/// What a run leaves before there is a manifest. With a checkpoint, the other files are a run's
/// that was killed while writing.
bool is_under_way(const fs::path& folder) {
  if (fs::exists(folder / "checkpoint.json") || fs::exists(folder / "graft.checkpoint"))
    return true;
  return std::all_of(fs::recursive_directory_iterator(folder), fs::recursive_directory_iterator(),
                     [](const fs::directory_entry& e) {
                       const std::string name = e.path().filename().string();
                       return e.is_directory() || name == "run.log.json" ||
                              name.starts_with("shard-") || name.ends_with(".partial");
                     });
}

}  // namespace

core::Result<fs::path> usable_folder(const fs::path& folder, const std::string& run_id) {
  if (!fs::exists(folder)) return folder;
  if (!fs::is_directory(folder)) return core::failure(occupied(folder, "this is a file"));
  const fs::path manifest = folder / "manifest.json";
  if (!fs::exists(manifest)) {
    if (!is_under_way(folder))
      return core::failure(occupied(folder, "the folder holds files that are no run"));
    return folder;
  }
  const auto stored = io::read_manifest(manifest);
  if (!stored) return core::failure(stored.error());
  if (stored->run_id != run_id)
    return core::failure(occupied(folder, "the folder holds another run"));
  return folder;
}

void say_where_it_begins(Start start, const fs::path& checkpoint, const char* beginning) {
  const std::string folder = checkpoint.parent_path().string();
  const bool kept = fs::exists(checkpoint);
  if (start == Start::resume && !kept)
    print(stderr, fmt::format("no checkpoint in {}{}; starting at {}\n", folder,
                              fs::exists(checkpoint.parent_path() / "manifest.json")
                                  ? ", which holds the finished run"
                                  : "",
                              beginning));
  if (start == Start::afresh && kept)
    print(stderr,
          fmt::format("the checkpoint in {} is not used; --resume would go on from it\n", folder));
}

core::Result<WrittenRun> write_run(const fs::path& folder, const Ready& ready,
                                   const report::Reproducibility& identity,
                                   const oc::Simulated& simulated) {
  const auto input = compose_input(ready, identity, simulated);
  const auto manifest = io::write_run_folder(folder, input, ready.protocol_text);
  if (!manifest) return core::failure(manifest.error());
  return WrittenRun{folder, report::agreement(input.estimates)};
}

void announce(const WrittenRun& run, const report::Reproducibility& identity, Output output,
              Loudness loudness) {
  const std::string folder = run.folder.string();
  const std::string report = (run.folder / "report.html").string();
  if (output == Output::json) {
    print(stdout, io::result_json(io::RunResult{identity.run_id, folder, report, identity.trials}));
  } else if (loudness == Loudness::normal) {
    print(stdout,
          fmt::format("{} trials per scenario, run {}\n"
                      "in words: caudata explain {}\n"
                      "report:   {}\n",
                      report::with_commas(identity.trials), identity.run_id, folder, report));
  }
  if (const auto alarm = report::alarm(run.exact_figures, folder)) print_finding(stderr, *alarm);
}

}  // namespace caudata::app
