// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "io/cohort/score_tables.hpp"
#include "io/pending_folder.hpp"
#include "oc/draw_cohort.hpp"
#include "report/cohort/cohort_input.hpp"

namespace caudata::io {

/// Writes a cohort while it is drawn: cohort.sqlite, persons.csv, scores.csv. Until `finish` they
/// lie beside their names, and disappear with a writer that was not finished or could not be.
class CohortWriter {
 public:
  CohortWriter(const std::filesystem::path& folder, std::vector<std::string> occasions,
               ScoreTables scores);
  ~CohortWriter();
  CohortWriter(const CohortWriter&) = delete;
  CohortWriter& operator=(const CohortWriter&) = delete;

  void add(const oc::Persons& persons);

  /// The page, its tables and the protocol as read; then every file gets its name, manifest.json
  /// the last. Issue `io.write`: none has its name. Precondition: not finished.
  core::Result<std::filesystem::path> finish(const report::CohortInput& input,
                                             const std::string& protocol_text);

  /// "" as long as everything could be written.
  std::string problem() const;

 private:
  struct Files;

  std::filesystem::path folder_;
  PendingFolder pending_;  // outlives the open files
  std::vector<std::string> occasions_;
  ScoreTables scores_;
  std::unique_ptr<Files> files_;
};

}  // namespace caudata::io
