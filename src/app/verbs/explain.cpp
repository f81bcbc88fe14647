// SPDX-License-Identifier: Apache-2.0
#include "app/explain/explain.hpp"

#include <fmt/format.h>

#include "app/refuse.hpp"
#include "app/terminal.hpp"
#include "app/verbs/verbs.hpp"
#include "io/json_schema.hpp"
#include "report/number_text.hpp"

namespace caudata::app {
namespace {

core::Result<std::string> of_parameter(const std::string& path,
                                       const std::optional<fs::path>& folder) {
  const auto data = load_data(folder);
  if (!data) return core::failure(data.error());
  if (const core::Parameter* p = data->ledger.find(path))
    return explain_parameter(data->ledger, *p);
  std::vector<std::string> paths;
  for (const auto& [known, parameter] : data->ledger.parameters()) paths.push_back(known);
  const std::string near = core::nearest(path, paths);
  return core::failure(usage_error(
      fmt::format("there is no parameter \"{}\"", path), {},
      near.empty() ? "caudata parameters lists all" : fmt::format("did you mean {}?", near)));
}

core::Result<std::string> of_trial(const TrialSource& source, const ExplainOptions& options) {
  const auto chosen = named_trial(source, options.choice);
  if (!chosen) return core::failure(chosen.error());
  const trial::Study& study = source.ready.study;
  oc::Replay again = oc::replay(study, *chosen->scenario, source.seed, chosen->trial);
  if (options.subject) {
    const auto subject = named_subject(again.record, *options.subject);
    if (!subject) return core::failure(subject.error());
    return explain_subject(study, again, **subject);
  }
  if (!options.decision) return explain_trial(study, *chosen, again);
  const auto number = static_cast<std::size_t>(*options.decision);
  const std::size_t decisions = again.record.decisions.size();
  if (number > decisions)
    return core::failure(usage_error(
        fmt::format("there is no decision {}", number), {},
        fmt::format("the trial has {}", report::counted(static_cast<int>(decisions), "decision"))));
  return explain_decision(study, again, number);
}

bool asks_for_a_trial(const ExplainOptions& options) {
  return options.choice.scenario || options.choice.trial || options.decision || options.subject;
}

core::Result<std::string> explanation(const ExplainOptions& options) {
  if (options.what == ExplainOptions::What::designs) return explain_designs();
  if (options.what == ExplainOptions::What::designs_page) return io::design_reference();
  if (options.parameter) return of_parameter(*options.parameter, options.data);
  if (options.subject_matter.empty())
    return core::failure(usage_error("explain needs a protocol file or a run folder", {},
                                     "caudata explain RUN, --parameter PATH or --designs"));
  const auto source = open_source(options.subject_matter, options.data);
  if (!source) return core::failure(source.error());
  if (asks_for_a_trial(options)) return of_trial(*source, options);
  return source->run ? explain_run(*source->run, source->ready.study, options.subject_matter)
                     : explain_protocol(source->ready.study, options.subject_matter);
}

}  // namespace

ExitCode explain(const ExplainOptions& options) {
  const auto text = explanation(options);
  if (!text) {
    print_findings(stderr, text.error());
    return ExitCode::bad_input;
  }
  print(stdout, *text);
  return ExitCode::done;
}

}  // namespace caudata::app
