// SPDX-License-Identifier: Apache-2.0
#include "io/manifest.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "core/infinity.hpp"
#include "io/atomic_write.hpp"
#include "io/sha256.hpp"
#include "io/sqlite_results.hpp"

namespace caudata::io {
namespace {

using Json = nlohmann::ordered_json;

core::Issue finding(const char* rule, const std::filesystem::path& file, const std::string& message,
                    const std::string& why) {
  return {core::Severity::error, rule, {file.string(), 0, 0}, message, why, {}};
}

ManifestEntry entry_of(const Json& json) {
  return {json.at("path").get<std::string>(), json.at("sha256").get<std::string>(),
          json.at("what").get<std::string>()};
}

/// JSON has no infinite number: null.
Json to_json(const report::ExactAgreement& exact) {
  return {{"usable", exact.by_chance()},
          {"in_words", report::in_words(exact)},
          {"compared", exact.compared},
          {"furthest", std::isfinite(exact.furthest) ? Json(exact.furthest) : Json(nullptr)}};
}

report::ExactAgreement agreement_of(const Json& json) {
  const Json& furthest = json.at("furthest");
  return {json.at("compared").get<int>(),
          furthest.is_null() ? core::infinity : furthest.get<double>()};
}

/// A path of a manifest must stay inside its folder.
bool stays_inside(const std::filesystem::path& path) {
  if (path.is_absolute()) return false;
  for (const auto& step : path)
    if (step == "..") return false;
  return !path.empty();
}

/// Also one that has not got its name yet.
bool is_database(std::filesystem::path file) {
  if (file.extension() == ".partial") file.replace_extension();
  return file.extension() == ".sqlite";
}

}  // namespace

std::string to_json(const Manifest& manifest) {
  Json files = Json::array();
  for (const ManifestEntry& e : manifest.files)
    files.push_back({{"path", e.path}, {"sha256", e.sha256}, {"what", e.what}});
  Json whole{{"schema", "caudata-manifest/1"},
             {"run_id", manifest.run_id},
             {"hashing",
              "SHA-256 of the bytes of each file; a .sqlite file is hashed as its content "
              "dump (see docs/results-schema.md), "
              "because the same content may be stored in other pages"},
             {"files", files}};
  if (manifest.exact_figures) whole["exact_figures"] = to_json(*manifest.exact_figures);
  return whole.dump(2) + "\n";
}

core::Result<Manifest> read_manifest(const std::filesystem::path& file) {
  const auto bytes = read_bytes(file);
  if (!bytes) return core::failure(bytes.error());
  try {
    const Json json = Json::parse(*bytes);
    Manifest manifest{json.at("run_id").get<std::string>(), {}, {}};
    for (const Json& entry : json.at("files")) manifest.files.push_back(entry_of(entry));
    if (json.contains("exact_figures"))
      manifest.exact_figures = agreement_of(json.at("exact_figures"));
    return manifest;
  } catch (const Json::exception& error) {
    return core::failure(
        finding("manifest.unreadable", file, "this is no manifest of a run", error.what()));
  }
}

core::Result<std::string> manifest_hash(const std::filesystem::path& file) {
  Sha256Sum sum;
  const auto add = [&](std::string_view piece) { sum.add(piece); };
  const auto read = is_database(file) ? sqlite_dump(file, add) : read_bytes(file, add);
  if (!read) return core::failure(read.error());
  return hex(sum.digest());
}

core::Issues verify_run_folder(const std::filesystem::path& folder) {
  core::Issues issues;
  const auto manifest = read_manifest(folder / "manifest.json");
  if (!manifest) return manifest.error();
  for (const ManifestEntry& entry : manifest->files) {
    const std::filesystem::path file = folder / entry.path;
    if (!stays_inside(entry.path)) {
      issues.add(finding("manifest.path", file, "the path leaves the run folder",
                         "a manifest lists files of its own folder only"));
      continue;
    }
    const auto hash = manifest_hash(file);
    if (!hash) {
      issues.add(hash.error());
    } else if (*hash != entry.sha256) {
      issues.add(finding("manifest.hash", file, "the file is not the one that was written",
                         fmt::format("its hash is {}, the manifest says {}", *hash, entry.sha256)));
    }
  }
  return issues;
}

}  // namespace caudata::io
