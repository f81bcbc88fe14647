// SPDX-License-Identifier: Apache-2.0
#include "io/validation_folder.hpp"

#include "io/atomic_write.hpp"
#include "io/exports/tables.hpp"
#include "io/html_report.hpp"
#include "io/standalone_svg.hpp"
#include "io/validation_json.hpp"

namespace caudata::io {

core::Result<std::filesystem::path> write_validation(const std::filesystem::path& folder,
                                                     const report::ValidationInput& input) {
  const report::Document page = report::compose(input);
  std::vector<ExportedFile> files = report_tables(page);
  for (const report::Figure* figure : report::figures(page))
    files.push_back({figure->id + ".svg", standalone_svg(figure->svg), ""});
  files.push_back({"validation.json", stored_validation_json(input), ""});
  files.push_back({"validation.html", to_html(page), ""});
  for (const ExportedFile& file : files)
    if (const auto written = write_atomically(folder / file.path, file.bytes); !written)
      return core::failure(written.error());
  return folder / "validation.html";
}

}  // namespace caudata::io
