// SPDX-License-Identifier: Apache-2.0
#include "io/graft/graft_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <map>

#include "core/contract.hpp"
#include "io/exports/tables.hpp"
#include "io/graft/graft_csv.hpp"
#include "io/graft/graft_html.hpp"
#include "io/graft/graft_summary.hpp"
#include "io/graft/swc.hpp"
#include "io/graft/vtkhdf.hpp"
#include "io/pending_folder.hpp"
#include "report/graft/graft_page.hpp"

namespace caudata::io {
namespace {

namespace fs = std::filesystem;

constexpr const char* graft_page_name = "graft.html";

/// Files that fit into memory as text.
std::vector<ExportedFile> graft_texts(const report::GraftInput& input, const GraftTexts& as_read) {
  const graft::GraftResult& r = input.result;
  const report::Document page = report::compose(input);
  report::ReportInput parameters;
  parameters.parameters = input.parameters;
  parameters.overrides = input.overrides;
  std::vector<ExportedFile> texts = report_tables(page);
  texts.push_back(parameter_csv(parameters));
  texts.push_back(parameters_toml(parameters));
  texts.push_back({"protocol.toml", as_read.protocol, "the protocol as read"});
  texts.push_back({"case.graft.toml", as_read.graft_case, "the case as read, or a subject's"});
  texts.push_back({"summary.json", graft_summary_json(input), "the run for other programs"});
  texts.push_back({"counts.csv", counts_csv(r.snapshots), "cells by time, compartment, region"});
  texts.push_back({"ledger.csv", ledger_csv(r.snapshots), "the ledger of cells by time"});
  texts.push_back({"types.csv", types_csv(r), "living cells by time and type"});
  texts.push_back({"surfaces.csv", surfaces_csv(r), "adherent cells by time, surface"});
  texts.push_back({"lesion.csv", lesion_csv(r), "adherent cells on the lesion, as a share"});
  texts.push_back({"nulls.csv", nulls_csv(r.nulls), "the same share in the null models"});
  texts.push_back({"fields.csv", fields_csv(r.fields), "profiles of fields along the cord"});
  texts.push_back({"risk.csv", risk_csv(r.risk), "tumour risk by take probability"});
  texts.push_back(
      {"published.csv", published_csv(r.published), "published measurements beside this run"});
  for (const graft::AxonTree& axon : r.axons)
    texts.push_back({swc_name(axon), to_swc(axon), "the axon of a neuron"});
  texts.push_back(
      {graft_page_name, graft_html(input, page), "the page: opens from disk without a network"});
  return texts;
}

core::Result<void> write_cells_csv(const fs::path& file,
                                   const std::vector<graft::Snapshot>& snapshots) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  put_cells_csv(out, snapshots);
  out.close();
  if (out) return {};
  return core::failure(core::Issue{core::Severity::error,
                                   "io.write",
                                   {file.string(), 0, 0},
                                   "cannot write the cells",
                                   std::strerror(errno),
                                   {}});
}

core::Result<void> write_grids(PendingFolder& pending, const graft::GraftResult& r) {
  for (std::size_t i = 0; i < r.snapshots.size(); ++i) {
    const fs::path file = pending.add(fmt::format("cells/cells-{:04}.vtkhdf", i),
                                      "drawn cells of one time, for ParaView");
    if (auto written = write_vtkhdf(file, r.snapshots[i]); !written) return written;
  }
  std::map<std::string, std::size_t> ordinal;  // of a field's times
  for (const graft::FieldSlice& field : r.fields) {
    const fs::path file =
        pending.add(fmt::format("fields/{}-{:04}.vtkhdf", field.name, ordinal[field.name]++),
                    "a field at one time, for ParaView");
    if (auto written = write_vtkhdf(file, field); !written) return written;
  }
  return {};
}

}  // namespace

core::Result<fs::path> write_graft_folder(const fs::path& folder, const report::GraftInput& input,
                                          const GraftTexts& as_read) {
  PendingFolder pending(folder);
  const fs::path cells = pending.add("cells.csv", "drawn cells, a row a cell and time");
  if (const auto written = write_cells_csv(cells, input.result.snapshots); !written)
    return core::failure(written.error());
  if (const auto written = write_grids(pending, input.result); !written)
    return core::failure(written.error());
  for (const ExportedFile& file : graft_texts(input, as_read))
    if (const auto written = pending.write(file.path, file.bytes, file.what); !written)
      return core::failure(written.error());
  if (const auto published = pending.publish(input.reproducibility.run_id); !published)
    return core::failure(published.error());
  return folder / graft_page_name;
}

}  // namespace caudata::io
