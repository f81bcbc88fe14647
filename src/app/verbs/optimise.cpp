// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "app/comparison_file.hpp"
#include "app/progress_printer.hpp"
#include "app/refuse.hpp"
#include "app/terminal.hpp"
#include "app/verbs/verbs.hpp"
#include "io/build_info.hpp"
#include "io/search_folder.hpp"
#include "io/text_table.hpp"
#include "oc/optimise.hpp"

namespace caudata::app {
namespace {

core::Issues nothing_to_search(const std::string& file) {
  core::Issues issues;
  issues.add({core::Severity::error,
              "optimise.none",
              {file, 0, 0},
              "the file says nothing about what to search",
              "options and their values stand in the table [optimise] of a design file",
              "see docs/design-file.md"});
  return issues;
}

core::Issues none_admissible(const std::string& file) {
  core::Issues issues;
  issues.add(
      {core::Severity::error,
       "optimise.none-admissible",
       {file, 0, 0},
       "no candidate keeps every limit of [optimise]",
       "so none can be recommended; what each comes to is shown all the same",
       "loosen most_overdose, most_dlt, most_evaluable or most_patients, or search more values"});
  return issues;
}

/// The claims and the front, for a reader at a terminal.
std::string summary(const report::SearchInput& input) {
  std::string text;
  const report::Document page = report::compose(input);
  for (const report::Block& block : page.sections.front().blocks)
    if (const auto* claim = std::get_if<report::Claim>(&block)) text += claim->text + "\n";
  return text + "\n" + io::to_text(report::front_table(input));
}

}  // namespace

ExitCode optimise(const OptimiseOptions& options) {
  auto comparison = load_comparison(options.file, {});
  if (!comparison) return refuse(comparison.error(), ExitCode::bad_input);
  if (!comparison->optimise) return refuse(nothing_to_search(options.file), ExitCode::bad_input);
  ProgressPrinter progress(options.progress, options.loudness, 0, 0, "candidates");
  auto search = oc::optimise(*comparison, options.threads,
                             [&](std::size_t done, std::size_t all) { progress.show(done, all); });
  progress.finish();
  if (!search) return refuse(search.error(), ExitCode::bad_input);
  const std::string file = fs::path(options.file).filename().string();
  const report::SearchInput input{std::move(*comparison), std::move(*search),
                                  io::build_info().version,
                                  fmt::format("caudata optimise {} --out .", file)};
  if (options.out) {
    const auto page = io::write_search(*options.out, input);
    if (!page) return refuse(page.error(), ExitCode::failed);
    if (options.loudness == Loudness::normal)
      print(stderr, fmt::format("page: {}\n", page->string()));
  }
  if (options.output == Output::csv)
    print(stdout, io::search_csv(input.search));
  else if (options.loudness == Loudness::normal)
    print(stdout, summary(input));
  if (input.search.best < 0) return refuse(none_admissible(options.file), ExitCode::found_errors);
  return ExitCode::done;
}

}  // namespace caudata::app
