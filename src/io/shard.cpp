// SPDX-License-Identifier: Apache-2.0
#include "io/shard.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <regex>

#include "core/contract.hpp"

namespace caudata::io {
namespace {

namespace fs = std::filesystem;

core::Issue issue(const fs::path& file, const char* rule, std::string message, std::string why,
                  std::string suggestion) {
  return {core::Severity::error, rule,           {file.string(), 0, 0},
          std::move(message),    std::move(why), std::move(suggestion)};
}

bool is_shard_name(const fs::path& file) {
  static const std::regex pattern("shard-[0-9]+-of-[0-9]+\\.json");
  return std::regex_match(file.filename().string(), pattern);
}

std::string run_in_words(const PartialRun& run) {
  return fmt::format("run {} of {} trials in {} shards", run.run_id, run.trials, run.shard.of);
}

/// What is wrong with one shard beside the first.
core::Issues problems(const PartialRun& shard, const PartialRun& first, const fs::path& file) {
  core::Issues found;
  const bool same_run =
      shard.run_id == first.run_id && shard.trials == first.trials &&
      shard.shard.of == first.shard.of &&
      std::ranges::equal(shard.state.scenarios, first.state.scenarios, oc::same_shape);
  if (!same_run)
    found.add(issue(
        file, "merge.other-run", "the shard belongs to another run",
        fmt::format("it is of {}, the first file of {}", run_in_words(shard), run_in_words(first)),
        "merge the shards of one run only"));
  if (!shard.state.complete())
    found.add(issue(file, "merge.unfinished", "the shard is not finished",
                    "its trials end before its share does", "run it again with --resume"));
  return found;
}

/// Every trial once: the ranges follow each other from 0 to the last.
core::Issues gaps(const std::vector<PartialRun>& sorted, const fs::path& file) {
  core::Issues found;
  std::uint64_t next = 0;
  for (const PartialRun& shard : sorted) {
    if (shard.state.range.first != next)
      found.add(issue(file, "merge.incomplete",
                      fmt::format("trials {} to {} are {}", std::min(next, shard.state.range.first),
                                  std::max(next, shard.state.range.first) - 1,
                                  next < shard.state.range.first ? "missing" : "there twice"),
                      "a run needs every trial once", "give every shard exactly once"));
    next = shard.state.range.last;
  }
  if (next != sorted.front().trials)
    found.add(issue(file, "merge.incomplete",
                    fmt::format("trials {} to {} are missing", next, sorted.front().trials - 1),
                    "a run needs every trial once", "give every shard exactly once"));
  return found;
}

}  // namespace

core::Result<std::vector<fs::path>> find_shards(const std::vector<fs::path>& from) {
  std::vector<fs::path> files;
  for (const fs::path& place : from) {
    if (!fs::is_directory(place)) {
      files.push_back(place);
      continue;
    }
    const std::size_t before = files.size();
    for (const auto& entry : fs::directory_iterator(place))
      if (is_shard_name(entry.path())) files.push_back(entry.path());
    if (files.size() == before)
      return core::failure(issue(place, "merge.no-shards", "the folder holds no shard",
                                 "a finished shard is a file shard-i-of-N.json",
                                 "caudata run FILE --shard i/N --out DIR writes one"));
  }
  std::ranges::sort(files);
  return files;
}

core::Result<PartialRun> join(std::vector<PartialRun> shards, const std::vector<fs::path>& files) {
  EXPECTS(!shards.empty() && shards.size() == files.size());
  core::Issues found;
  for (std::size_t i = 0; i < shards.size(); ++i)
    found.add(problems(shards[i], shards.front(), files[i]));
  if (found.has_errors()) return core::failure(found);

  std::ranges::sort(shards, {}, [](const PartialRun& s) {
    return std::pair(s.state.range.first, s.state.range.last);
  });
  found = gaps(shards, files.front().parent_path());
  if (found.has_errors()) return core::failure(found);

  PartialRun whole = std::move(shards.front());
  whole.shard = {1, 1};
  for (std::size_t i = 1; i < shards.size(); ++i)
    for (std::size_t s = 0; s < whole.state.scenarios.size(); ++s)
      merge(whole.state.scenarios[s], shards[i].state.scenarios[s]);
  whole.state.range.last = whole.state.done = whole.trials;
  return whole;
}

core::Result<PartialRun> join_shards(const std::vector<fs::path>& files) {
  core::Issues found;
  std::vector<PartialRun> shards;
  for (const fs::path& file : files) {
    auto shard = read_partial_run(file);
    if (shard)
      shards.push_back(std::move(*shard));
    else
      found.add(shard.error());
  }
  if (found.has_errors()) return core::failure(found);
  return join(std::move(shards), files);
}

}  // namespace caudata::io
