// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <map>

#include "app/evidence_input.hpp"
#include "app/inputs.hpp"
#include "app/refuse.hpp"
#include "app/terminal.hpp"
#include "app/verbs/verbs.hpp"
#include "io/atomic_write.hpp"
#include "io/drawn_data.hpp"
#include "io/parameter_list.hpp"

namespace caudata::app {
namespace {

using Chosen = std::vector<const core::Parameter*>;

Chosen choose(const core::Ledger& ledger, const ParametersOptions& options) {
  Chosen chosen;
  for (const auto& [path, parameter] : ledger.parameters())
    if (path.starts_with(options.prefix) &&
        (!options.grade || core::letter(parameter.grade) == *options.grade))
      chosen.push_back(&parameter);
  return chosen;
}

std::string as_text(const core::Ledger& ledger, const Chosen& chosen) {
  std::string text;
  for (const core::Parameter* p : chosen)
    text +=
        fmt::format("{}  {:.6g} {}  [{}]\n    {}\n    {}\n", p->path, ledger.value(p->path),
                    p->unit == "1" ? "" : p->unit, core::letter(p->grade), p->meaning, p->source);
  const core::GradeCount all = core::count_grades(ledger);
  text += fmt::format(
      "{} of {} parameters. In all: A read in a source {}, B recalled {}, C assumed {}, D derived "
      "{}.\n",
      chosen.size(), all.total(), all.read, all.recalled, all.assumed, all.derived);
  return text;
}

std::string nearest_path(const core::Ledger& ledger, const std::string& prefix) {
  std::vector<std::string> paths;
  for (const auto& [path, parameter] : ledger.parameters()) paths.push_back(path);
  const std::string near = core::nearest(prefix, paths);
  return near.empty() ? "caudata parameters lists all" : fmt::format("did you mean {}?", near);
}

core::Issue nothing_found(const core::Ledger& ledger, const std::string& prefix) {
  return {core::Severity::error,
          "usage",
          {"caudata", 0, 0},
          fmt::format("no parameter begins with \"{}\"", prefix),
          {},
          nearest_path(ledger, prefix)};
}

core::Issue no_draw(std::size_t k, std::size_t count) {
  return {core::Severity::error,
          "posterior.no-draw",
          {"caudata", 0, 0},
          count == 0 ? "there are no posterior draws" : fmt::format("there is no draw {}", k),
          count == 0 ? "" : fmt::format("draws count from 0 to {}", count - 1),
          count == 0 ? "caudata calibrate makes them; --posterior FILE reads them" : ""};
}

core::Issues only(core::Issue issue) {
  core::Issues issues;
  issues.add(std::move(issue));
  return issues;
}

/// Names below data/ of the sources, or below the folder they came from.
core::Issues write_files(const fs::path& folder, const std::vector<NamedText>& files,
                         const std::map<std::string, double>& values, const std::string& said) {
  for (const NamedText& file : files) {
    const auto path = folder / fs::path(file.path).lexically_relative("data");
    const auto written = io::write_atomically(path, io::with_values(file.text, values, said));
    if (!written) return written.error();
  }
  return {};
}

ExitCode write_draw(const core::Ledger& ledger, const ParametersOptions& options) {
  const auto posterior = load_posterior(options.posterior, ledger);
  if (!posterior) return refuse(posterior.error());
  const std::size_t count = *posterior ? (*posterior)->draws.size() : 0;
  if (*options.draw >= count) return refuse(only(no_draw(*options.draw, count)));
  std::map<std::string, double> values;
  for (std::size_t i = 0; i < (*posterior)->paths.size(); ++i)
    values[(*posterior)->paths[i]] = (*posterior)->draws[*options.draw][i];
  const auto files = data_files(options.data);
  if (!files) return refuse(files.error());
  const core::Issues problems = write_files(
      options.out, *files, values, fmt::format("value of posterior draw {}", *options.draw));
  if (problems.has_errors()) {
    print_findings(stderr, problems);
    return ExitCode::failed;
  }
  print(stdout, fmt::format("data: {}\n", options.out.string()));
  return ExitCode::done;
}

}  // namespace

ExitCode parameters(const ParametersOptions& options) {
  const auto data = load_data(options.data);
  if (!data) return refuse(data.error());
  if (options.draw) return write_draw(data->ledger, options);
  const Chosen chosen = choose(data->ledger, options);
  if (chosen.empty() && !options.prefix.empty()) {
    core::Issues issues;
    issues.add(nothing_found(data->ledger, options.prefix));
    return refuse(issues);
  }
  switch (options.output) {
    case Output::text:
      print(stdout, as_text(data->ledger, chosen));
      break;
    case Output::json:
      print(stdout, io::parameters_json(data->ledger, chosen));
      break;
    case Output::csv:
      print(stdout, io::parameters_csv(data->ledger, chosen));
      break;
  }
  return ExitCode::done;
}

}  // namespace caudata::app
