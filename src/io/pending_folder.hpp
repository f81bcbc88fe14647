// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "io/manifest.hpp"

namespace caudata::io {

/// A folder whose files get their names together. Until `publish` each lies beside its name as
/// NAME.partial; what was not published disappears with the value. Files of other names are left
/// alone.
class PendingFolder {
 public:
  explicit PendingFolder(std::filesystem::path folder);
  ~PendingFolder();
  PendingFolder(const PendingFolder&) = delete;
  PendingFolder& operator=(const PendingFolder&) = delete;

  /// Where to write the file that will have this name, relative to the folder. An older one left
  /// there is gone. A folder that cannot be made shows when the file is written.
  std::filesystem::path add(const std::string& name, std::string what);

  /// Issue `io.write`.
  core::Result<std::filesystem::path> write(const std::string& name, std::string_view bytes,
                                            std::string what);

  /// Names every file, manifest.json the last. Issue `io.write`: no file has its name then.
  /// Precondition: the files are closed.
  core::Result<std::filesystem::path> publish(const std::string& run_id);

 private:
  std::filesystem::path beside(const std::string& name) const;
  core::Result<void> hash();
  core::Result<void> rename_all();

  std::filesystem::path folder_;
  std::vector<std::filesystem::path> made_;  // folders, outermost first
  std::vector<ManifestEntry> files_;
};

}  // namespace caudata::io
