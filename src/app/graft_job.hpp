// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <numeric>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

#include "app/inputs.hpp"
#include "app/verbs/verbs.hpp"
#include "core/stream.hpp"
#include "product/deliver.hpp"
#include "report/report_input.hpp"
#include "trial/graft_case/graft_case.hpp"

namespace caudata::app {

/// Everything that decides a graft, and how it is computed. Complete and without errors.
struct GraftJob {
  trial::ReadyGraftCase ready;
  Data data;
  std::vector<std::string> of_the_trial;  // parameters that the subject's trial was conducted with
  /// Whose randomness: the candidate of a trial, or trial 0 itself for a case file.
  core::TrialStreams streams;
  core::CandidateId candidate;
  std::vector<std::uint64_t> cells;  // followed of each dose; one stands for nominal / followed
  double days{0};                    // after the first dose
  unsigned threads{1};
  double checkpoint_every{0};  // [s] at least
  Start start{Start::afresh};
  std::string protocol_text, case_text;  // for the folder, as read; of a subject: as resolved
  report::Reproducibility identity;
  std::filesystem::path folder;

  std::uint64_t all_cells() const {
    return std::accumulate(cells.begin(), cells.end(), std::uint64_t{0});
  }
};

/// The words of the user as a job. Issues: whose graft is not said, or twice; everything wrong with
/// protocol, trial, subject or case; more cells than a dose has; an end before the last dose.
core::Result<GraftJob> make_graft_job(const GraftOptions& options);

/// Where the engine keeps how far it came; only an unfinished run has it.
std::filesystem::path graft_checkpoint(const std::filesystem::path& folder);
/// What a run leaves that was killed while it wrote one.
std::filesystem::path unfinished_graft_checkpoint(const std::filesystem::path& folder);

/// Every parameter of the data that decides the job: of the model, of what the case leaves open, of
/// the trial that the subject is of.
std::set<std::string> parameters_read(const GraftJob& job);

/// What reaches the canal of a dose, and how much of that is followed.
struct DoseForecast {
  std::uint64_t living{0}, dead{0}, followed{0};
  product::Injection injection{product::Injection::complete};
  std::uint64_t delivered() const { return living + dead; }
};

/// What a job takes, and what it will follow.
struct GraftForecast {
  double memory{0};  // [byte] at its peak
  double seconds{0};
  double disk{0};    // [byte] at its peak: two checkpoints, or the last one beside the result
  double result{0};  // [byte] of these that stay
  std::vector<DoseForecast> doses;
  double weight{1};  // cells that a followed one stands for
};

/// How far a run is: of its work, as foreseen, and in words, "hour 3 of 48".
struct GraftStanding {
  std::uint64_t done, total;
  std::string words;
};

/// First where a run begins or goes on.
using GraftProgress = std::function<void(const GraftStanding&)>;

/// Who computes grafts. `forecast` fails where the injection cannot be given as the case says;
/// `run` writes the folder and gives its page; nothing after a stop that was asked for, when what
/// is on disk can be resumed.
struct GraftEngine {
  std::function<core::Result<GraftForecast>(const GraftJob&)> forecast;
  std::function<core::Result<std::optional<std::filesystem::path>>(
      const GraftJob&, const GraftProgress&, std::stop_token)>
      run;
};

/// The verb.
ExitCode graft(const GraftOptions& options, const GraftEngine& engine);

}  // namespace caudata::app
