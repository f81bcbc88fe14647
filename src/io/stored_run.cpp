// SPDX-License-Identifier: Apache-2.0
#include "io/stored_run.hpp"

#include <charconv>

#include "io/atomic_write.hpp"
#include "io/sqlite_database.hpp"

namespace caudata::io {
namespace {

core::Issue unreadable(const std::filesystem::path& folder, std::string why) {
  return {core::Severity::error,
          "run.unreadable",
          {folder.string(), 0, 0},
          "this is not a finished run",
          std::move(why),
          "give a folder that `caudata run` has finished; an interrupted run goes on with "
          "--resume, shards with `caudata merge`"};
}

std::string text(const SqlValue& value) {
  const auto* s = std::get_if<std::string>(&value);
  return s == nullptr ? std::string() : *s;
}
double real(const SqlValue& value) {
  if (const auto* n = std::get_if<std::int64_t>(&value)) return static_cast<double>(*n);
  const auto* x = std::get_if<double>(&value);
  return x == nullptr ? 0 : *x;
}

bool parse(const std::string& digits, std::uint64_t& number) {
  const char* end = digits.data() + digits.size();
  const auto [stopped, error] = std::from_chars(digits.data(), end, number);
  return error == std::errc() && stopped == end;
}

oc::Estimate estimate(const SqlRow& row) {
  oc::Estimate e;
  e.scenario = text(row[0]);
  e.design = text(row[1]);
  e.part = text(row[2]);
  e.dose = text(row[3]);
  e.metric = text(row[4]);
  e.value = real(row[5]);
  e.mc_error = real(row[6]);
  e.method = text(row[7]) == "exact" ? oc::Method::exact : oc::Method::monte_carlo;
  e.trials = static_cast<std::uint64_t>(real(row[8]));
  return e;
}

}  // namespace

bool is_run_folder(const std::filesystem::path& folder) {
  return std::filesystem::exists(folder / "manifest.json");
}

core::Result<StoredRun> read_stored_run(const std::filesystem::path& folder) {
  if (!is_run_folder(folder)) return core::failure(unreadable(folder, "it has no manifest.json"));
  auto protocol = read_bytes(folder / "protocol.toml");
  if (!protocol) return core::failure(protocol.error());
  SqliteDatabase results(folder / "results.sqlite", SqliteMode::read_only);
  StoredRun run{std::move(*protocol), {}, 0, 0, {}};
  for (const SqlRow& row : results.query("SELECT key, value FROM meta"))
    run.meta[text(row[0])] = text(row[1]);
  for (const SqlRow& row :
       results.query("SELECT scenario, design, part, dose, metric, value, mc_error, method, trials "
                     "FROM oc ORDER BY rowid"))
    run.estimates.push_back(estimate(row));
  if (!results.error().empty()) return core::failure(unreadable(folder, results.error()));
  if (!parse(run.meta["seed"], run.seed) || !parse(run.meta["trials"], run.trials))
    return core::failure(unreadable(folder, "results.sqlite states no seed or no trials"));
  return run;
}

}  // namespace caudata::io
