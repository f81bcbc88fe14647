// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "report/document.hpp"
#include "report/report_input.hpp"

namespace caudata::io {

/// One file of an export: its place in the run folder, its bytes, what it is.
struct ExportedFile {
  std::string path;
  std::string bytes;
  std::string what;
};

/// tables/oc.csv: the tidy table of operating characteristics, numbers in full precision
/// (docs/metrics.md).
ExportedFile oc_csv(const report::ReportInput& input);

/// tables/histograms.csv: scenario, quantity, value, trials.
ExportedFile histogram_csv(const report::ReportInput& input);

/// tables/parameters.csv: every value used, with its provenance.
ExportedFile parameter_csv(const report::ReportInput& input);

/// tables/report-<id>.csv: every table of the report as shown there.
std::vector<ExportedFile> report_tables(const report::Document& document);

/// oc.json: the same tidy table as an array of objects.
ExportedFile oc_json(const report::ReportInput& input);

/// parameters.toml: every value the run used, one table per parameter.
ExportedFile parameters_toml(const report::ReportInput& input);

}  // namespace caudata::io
