// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "app/source_run.hpp"
#include "app/terminal.hpp"
#include "app/verbs/verbs.hpp"
#include "io/event_json.hpp"
#include "oc/replay.hpp"
#include "report/narrative.hpp"

namespace caudata::app {
namespace {

core::Issue other_design(const std::string& asked, const std::string& used) {
  return {core::Severity::error,
          "usage",
          {"caudata", 0, 0},
          fmt::format("the design is not \"{}\"", asked),
          {},
          fmt::format("the protocol names \"{}\"", used)};
}

core::Issues wrong_design(const TrialSource& source, const std::optional<std::string>& asked) {
  core::Issues issues;
  const std::string& named = source.ready.study.protocol.escalation->design;
  if (asked && *asked != named && *asked != source.ready.study.escalation.name())
    issues.add(other_design(*asked, named));
  return issues;
}

std::string as_text(const std::vector<trial::Event>& events, const trial::Protocol& protocol) {
  std::string text;
  for (const trial::Event& event : events)
    text += fmt::format("day {:>5}  {}\n", event.day.value(), report::describe(event, protocol));
  return text;
}

core::Result<std::string> event_log(const ReplayOptions& options) {
  const auto source = open_source(options.run, options.data);
  if (!source) return core::failure(source.error());
  if (const auto wrong = wrong_design(*source, options.design); wrong.has_errors())
    return core::failure(wrong);
  const auto chosen = named_trial(*source, options.choice);
  if (!chosen) return core::failure(chosen.error());
  const trial::Study& study = source->ready.study;
  oc::Replay again = oc::replay(study, *chosen->scenario, source->seed, chosen->trial);
  if (options.subject) {
    const auto subject = named_subject(again.record, *options.subject);
    if (!subject) return core::failure(subject.error());
    const core::CandidateId who = (*subject)->candidate;  // events before enrolment too
    std::erase_if(again.events, [&](const trial::Event& e) { return e.candidate != who; });
  }
  return options.format == ReplayOptions::Format::text
             ? as_text(again.events, study.protocol)
             : io::to_json_lines(again.events, study.protocol);
}

}  // namespace

ExitCode replay(const ReplayOptions& options) {
  const auto log = event_log(options);
  if (!log) {
    print_findings(stderr, log.error());
    return ExitCode::bad_input;
  }
  print(stdout, *log);
  return ExitCode::done;
}

}  // namespace caudata::app
