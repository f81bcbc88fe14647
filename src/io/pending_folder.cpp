// SPDX-License-Identifier: Apache-2.0
#include "io/pending_folder.hpp"

#include <algorithm>
#include <system_error>

#include "io/atomic_write.hpp"

namespace caudata::io {
namespace {

namespace fs = std::filesystem;

constexpr const char* manifest_name = "manifest.json";

core::Issue cannot_name(const fs::path& file, std::string why) {
  return {core::Severity::error,   "io.write",     {file.string(), 0, 0},
          "cannot write the file", std::move(why), "nothing was kept"};
}

}  // namespace

PendingFolder::PendingFolder(fs::path folder) : folder_(std::move(folder)) {}

PendingFolder::~PendingFolder() {
  std::error_code ignored;  // nothing is left to be said
  for (const ManifestEntry& file : files_) fs::remove(beside(file.path), ignored);
  std::ranges::reverse(made_);
  for (const fs::path& folder : made_) fs::remove(folder, ignored);  // only if nothing is in it
}

fs::path PendingFolder::beside(const std::string& name) const {
  return folder_ / (name + ".partial");
}

fs::path PendingFolder::add(const std::string& name, std::string what) {
  files_.push_back({name, "", std::move(what)});
  fs::path file = beside(name);
  std::error_code error;
  const fs::path parent = file.parent_path();
  for (const fs::path& folder : {folder_, parent})
    if (fs::create_directories(folder, error)) made_.push_back(folder);
  fs::remove(file, error);
  return file;
}

core::Result<fs::path> PendingFolder::write(const std::string& name, std::string_view bytes,
                                            std::string what) {
  return write_atomically(add(name, std::move(what)), bytes);
}

/// Under their own names in the manifest, although they do not have them yet.
core::Result<void> PendingFolder::hash() {
  for (ManifestEntry& file : files_) {
    auto sum = manifest_hash(beside(file.path));
    if (!sum) return core::failure(sum.error());
    file.sha256 = std::move(*sum);
  }
  std::ranges::sort(files_, {}, &ManifestEntry::path);
  return {};
}

/// A name that is taken by a folder is found before the first file has its name.
core::Result<void> PendingFolder::rename_all() {
  core::Issues issues;
  for (const ManifestEntry& file : files_)
    if (fs::is_directory(folder_ / file.path))
      issues.add(cannot_name(folder_ / file.path, "a folder has this name"));
  if (issues.has_errors()) return core::failure(std::move(issues));
  for (std::size_t i = 0; i < files_.size(); ++i) {
    std::error_code error, ignored;
    fs::rename(beside(files_[i].path), folder_ / files_[i].path, error);
    if (!error) continue;
    for (std::size_t j = 0; j < i; ++j) fs::remove(folder_ / files_[j].path, ignored);
    return core::failure(cannot_name(folder_ / files_[i].path, error.message()));
  }
  return {};
}

core::Result<fs::path> PendingFolder::publish(const std::string& run_id) {
  if (const auto hashed = hash(); !hashed) return core::failure(hashed.error());
  const Manifest manifest{run_id, files_, {}};
  if (const auto written = write(manifest_name, to_json(manifest), ""); !written)
    return core::failure(written.error());
  if (const auto renamed = rename_all(); !renamed) return core::failure(renamed.error());
  files_.clear();
  made_.clear();
  return folder_;
}

}  // namespace caudata::io
