// SPDX-License-Identifier: Apache-2.0
#include "io/run_folder.hpp"

#include <algorithm>

#include "io/atomic_write.hpp"
#include "io/comparison_folder.hpp"
#include "io/exports/tables.hpp"
#include "io/html_report.hpp"
#include "io/sqlite_results.hpp"
#include "report/compose.hpp"

namespace caudata::io {
namespace {

std::vector<ExportedFile> text_files(const report::ReportInput& input,
                                     const std::string& protocol_text) {
  const report::Document document = report::compose(input);
  std::vector<ExportedFile> files = report_tables(document);
  files.push_back(oc_csv(input));
  if (input.designs)
    files.push_back({"tables/designs.csv", comparison_csv(input.designs->result.rows),
                     "operating characteristics of the designs compared, one row per figure"});
  files.push_back(histogram_csv(input));
  files.push_back(parameter_csv(input));
  files.push_back(oc_json(input));
  files.push_back(parameters_toml(input));
  files.push_back({"protocol.toml", protocol_text, "the protocol as read"});
  files.push_back({"report.html", to_html(document),
                   "the report: one file, opens from disk without a network"});
  return files;
}

}  // namespace

core::Result<Manifest> write_run_folder(const std::filesystem::path& folder,
                                        const report::ReportInput& input,
                                        const std::string& protocol_text) {
  Manifest manifest{input.reproducibility.run_id, {}, {}};
  if (const auto both = report::agreement(input.estimates); both.compared > 0)
    manifest.exact_figures = both;
  const auto list = [&](const std::string& path, const std::string& what) -> core::Issues {
    const auto hash = manifest_hash(folder / path);
    if (!hash) return hash.error();
    manifest.files.push_back({path, *hash, what});
    return {};
  };
  for (const ExportedFile& file : text_files(input, protocol_text)) {
    if (const auto written = write_atomically(folder / file.path, file.bytes); !written)
      return core::failure(written.error());
    if (const core::Issues issues = list(file.path, file.what); issues.has_errors())
      return core::failure(issues);
  }
  if (const auto written = write_results(folder / "results.sqlite", input); !written)
    return core::failure(written.error());
  if (const core::Issues issues = list("results.sqlite", "all results; hashed as its content dump");
      issues.has_errors())
    return core::failure(issues);

  std::sort(manifest.files.begin(), manifest.files.end(),
            [](const ManifestEntry& a, const ManifestEntry& b) { return a.path < b.path; });
  if (const auto written = write_atomically(folder / "manifest.json", to_json(manifest)); !written)
    return core::failure(written.error());
  return manifest;
}

}  // namespace caudata::io
