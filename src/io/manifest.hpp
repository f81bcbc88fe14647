// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "report/exact_agreement.hpp"

namespace caudata::io {

/// One file of a run folder: its place, its hash, what it is.
struct ManifestEntry {
  std::string path;    // relative to the run folder, with '/'
  std::string sha256;  // of the bytes; of the content dump for an SQLite file
  std::string what;
  friend bool operator==(const ManifestEntry&, const ManifestEntry&) = default;
};

/// What a run folder holds. Nothing in it depends on where, when or how fast the run was made.
struct Manifest {
  std::string run_id;
  std::vector<ManifestEntry> files;  // by path
  /// Of a run that has exact figures beside the simulated ones.
  std::optional<report::ExactAgreement> exact_figures{};
  friend bool operator==(const Manifest&, const Manifest&) = default;
};

std::string to_json(const Manifest& manifest);
core::Result<Manifest> read_manifest(const std::filesystem::path& file);

/// The hash that a manifest states for a file. An SQLite file is hashed as its content dump,
/// because the library may lay out the same content in other bytes.
core::Result<std::string> manifest_hash(const std::filesystem::path& file);

/// Every file of the manifest.json in `folder` that is missing or has another hash than stated.
/// Empty: all as stated.
core::Issues verify_run_folder(const std::filesystem::path& folder);

}  // namespace caudata::io
