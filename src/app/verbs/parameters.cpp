// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "app/inputs.hpp"
#include "app/terminal.hpp"
#include "app/verbs/verbs.hpp"
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

ExitCode refuse(const core::Issues& issues) {
  print_findings(stderr, issues);
  return ExitCode::bad_input;
}

}  // namespace

ExitCode parameters(const ParametersOptions& options) {
  const auto data = load_data(options.data);
  if (!data) return refuse(data.error());
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
