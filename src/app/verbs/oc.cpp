// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "app/comparison_file.hpp"
#include "app/labelled_design.hpp"
#include "app/progress_printer.hpp"
#include "app/refuse.hpp"
#include "app/terminal.hpp"
#include "app/verbs/verbs.hpp"
#include "io/build_info.hpp"
#include "io/comparison_folder.hpp"
#include "io/decision_table_folder.hpp"
#include "io/text_table.hpp"
#include "oc/compare.hpp"
#include "report/protocol_text.hpp"
#include "report/sections/designs_compared.hpp"

namespace caudata::app {
namespace {

/// Execution flags and places of output are no part of what was computed.
std::string canonical_command(const OcOptions& options) {
  const std::string file = fs::path(options.file).filename().string();
  const std::string designs =
      options.designs.empty() ? "" : fmt::format(" --designs \"{}\"", options.designs);
  const std::string trials = options.trials ? fmt::format(" --trials {}", *options.trials) : "";
  return fmt::format("caudata oc {}{}{} --out .", file, designs, trials);
}

/// The tables of the section, for a reader at a terminal.
std::string summary(const report::ComparisonInput& input) {
  std::string text;
  const report::Section section = report::designs_compared(input);
  for (const report::Block& block : section.blocks) {
    if (const auto* claim = std::get_if<report::Claim>(&block)) text += claim->text + "\n\n";
    if (const auto* table = std::get_if<report::Table>(&block)) text += io::to_text(*table) + "\n";
  }
  return text;
}

void say(const OcOptions& options, const report::ComparisonInput& input) {
  switch (options.output) {
    case Output::csv:
      return print(stdout, io::comparison_csv(input.result.rows));
    case Output::json:
      return print(stdout, io::comparison_json(input));
    case Output::text:
      if (options.loudness == Loudness::normal) print(stdout, summary(input));
  }
}

ExitCode write_tables(const OcOptions& options, const trial::Comparison& comparison) {
  const auto tables = report::decision_tables(comparison);
  if (!tables) return refuse(tables.error(), ExitCode::bad_input);
  const auto flows = report::decision_flows(comparison);
  if (!flows) return refuse(flows.error(), ExitCode::bad_input);
  const std::string file = fs::path(options.file).filename().string();
  const auto page = io::write_decision_tables(*options.tables, {*tables, *flows}, comparison,
                                              fmt::format("caudata oc {} --tables .", file));
  if (!page) return refuse(page.error(), ExitCode::failed);
  if (options.loudness == Loudness::normal) print(stdout, fmt::format("{}\n", page->string()));
  return ExitCode::done;
}

ExitCode describe(const OcOptions& options, const trial::Comparison& comparison) {
  const auto design = labelled_design(comparison, options.protocol_text);
  if (!design) return refuse(design.error(), ExitCode::bad_input);
  const auto result = oc::characterise(comparison, *design);
  if (!result) return refuse(result.error(), ExitCode::bad_input);
  print(stdout, report::protocol_text(comparison, *design, *result));
  return ExitCode::done;
}

}  // namespace

ExitCode oc(const OcOptions& options) {
  auto comparison = load_comparison(options.file, options.designs);
  if (!comparison) return refuse(comparison.error(), ExitCode::bad_input);
  if (options.trials) comparison->run.trials = static_cast<std::uint32_t>(*options.trials);
  if (options.tables) return write_tables(options, *comparison);
  if (options.protocol_text) return describe(options, *comparison);
  ProgressPrinter progress(options.progress, options.loudness, 0, comparison->designs.size(),
                           "designs");
  auto result =
      oc::compare(*comparison, options.threads, [&](std::size_t done) { progress.show(done); });
  progress.finish();
  if (!result) return refuse(result.error(), ExitCode::bad_input);
  const report::ComparisonInput input{std::move(*comparison), std::move(*result),
                                      io::build_info().version, canonical_command(options)};
  if (options.out) {
    const auto page = io::write_comparison(*options.out, input);
    if (!page) return refuse(page.error(), ExitCode::failed);
    if (options.loudness == Loudness::normal)
      print(stderr, fmt::format("page: {}\n", page->string()));
  }
  say(options, input);
  return ExitCode::done;
}

}  // namespace caudata::app
