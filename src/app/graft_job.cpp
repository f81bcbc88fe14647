// SPDX-License-Identifier: Apache-2.0
#include "app/graft_job.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/identity.hpp"
#include "app/refuse.hpp"
#include "app/source_run.hpp"
#include "app/subject_text.hpp"
#include "graft/course/graft_setup.hpp"
#include "io/graft_case/case_reader.hpp"
#include "io/graft_case/case_text.hpp"
#include "io/sha256.hpp"
#include "oc/replay.hpp"
#include "trial/graft_case/virtual_case.hpp"
#include "trial/parameters_read.hpp"

namespace caudata::app {
namespace {

/// Who is treated, before it is known how much is computed.
struct GraftPerson {
  trial::ReadyGraftCase ready;
  std::string case_text;
  core::TrialIndex trial;
  core::CandidateId candidate;
  std::string words;                        // of the canonical command
  std::vector<std::string> of_the_trial{};  // parameters
};

std::optional<trial::ChosenWord> typed(const std::optional<std::string>& word) {
  if (!word) return {};
  return trial::ChosenWord{*word, {"caudata", 0, 0}};
}

trial::GraftCaseContext graft_context(const GraftOptions& options, const TrialSource& source) {
  return {source.ready.data.ledger, source.ready.study.protocol,
          trial::DoseChoice{typed(options.part), typed(options.dose)}};
}

bool names_a_subject(const GraftOptions& options) {
  return options.choice.scenario || options.choice.trial || options.subject;
}

/// Somebody, and only one.
core::Issues whose_graft(const GraftOptions& options) {
  core::Issues issues;
  const bool file = options.patient.has_value();
  if (file == names_a_subject(options))
    issues.add(usage_error(file ? "a case file and a subject of a trial" : "nobody to treat",
                           "the cells are given to one person",
                           "--patient FILE, or --scenario NAME --trial I --subject K"));
  else if (!file && !options.subject)
    issues.add(usage_error("no subject named", "subjects count from 1", "add --subject 1"));
  return issues;
}

/// `--part` and `--dose` as typed.
std::string chosen_plan_words(const GraftOptions& options) {
  std::string words;
  if (options.part) words += fmt::format(" --part \"{}\"", *options.part);
  if (options.dose) words += fmt::format(" --dose \"{}\"", *options.dose);
  return words;
}

core::Result<GraftPerson> person_of_file(const GraftOptions& options, const TrialSource& source) {
  auto text = load_text(*options.patient);
  if (!text) return core::failure(text.error());
  auto ready =
      io::read_graft_case(*text, options.patient->string(), graft_context(options, source));
  if (!ready) return core::failure(ready.error());
  return GraftPerson{std::move(*ready),
                     std::move(*text),
                     core::TrialIndex(0),
                     core::the_trial_itself,
                     "--patient case.graft.toml" + chosen_plan_words(options),
                     {}};
}

core::Result<GraftPerson> person_of_trial(const GraftOptions& options, const TrialSource& source) {
  const auto chosen = named_trial(source, options.choice);
  if (!chosen) return core::failure(chosen.error());
  const trial::Study& study = source.ready.study;
  oc::Replay again = oc::replay(study, *chosen->scenario, source.seed, chosen->trial);
  const auto subject = named_subject(again.record, *options.subject);
  if (!subject) return core::failure(subject.error());
  auto ready =
      trial::virtual_case(describe_subject(study, again, **subject), **subject, again.people,
                          study.people.population.cord(), graft_context(options, source));
  if (!ready) return core::failure(ready.error());
  GraftPerson person{std::move(*ready), {}, chosen->trial, (*subject)->candidate, {}, {}};
  person.of_the_trial = trial::parameters_read(study.protocol);
  person.case_text = io::graft_case_toml(person.ready);
  person.words = fmt::format("--scenario \"{}\" --trial {} --subject {}{}", chosen->scenario->name,
                             chosen->trial.value(), *options.subject, chosen_plan_words(options));
  return person;
}

double smallest_dose(const graft::Administration& a) {
  return std::ranges::min(a.doses, {}, &graft::GraftDose::cells).cells.value();
}

/// More cells than there are, an end before the last dose.
core::Issues how_much(const GraftOptions& options, const graft::Administration& a) {
  core::Issues issues;
  if (options.cells && static_cast<double>(*options.cells) > smallest_dose(a))
    issues.add(usage_error(fmt::format("{} cells are to be followed of a dose of {:g}",
                                       *options.cells, smallest_dose(a)),
                           "a cell that is followed stands for one or more",
                           "leave out --cells to follow all"));
  const bool alike = std::ranges::all_of(
      a.doses, [&](const graft::GraftDose& d) { return d.cells == a.doses.front().cells; });
  if (options.cells && !alike)
    issues.add(usage_error("a part of the cells is to be followed of doses that differ",
                           "a cell that is followed stands for as many in every dose",
                           "leave out --cells to follow all"));
  const int last = a.doses.back().day.value();
  if (!(options.days > last))
    issues.add(usage_error(
        fmt::format(
            "the end, {:g} d after the first dose, is not after the last dose, {} d after it",
            options.days, last),
        "the last cells would not be followed", fmt::format("--days {} or more", last + 1)));
  return issues;
}

/// All, where nothing else is asked for.
std::vector<std::uint64_t> followed(const GraftOptions& options, const graft::Administration& a) {
  std::vector<std::uint64_t> cells;
  for (const graft::GraftDose& dose : a.doses)
    cells.push_back(
        options.cells.value_or(static_cast<std::uint64_t>(std::floor(dose.cells.value()))));
  return cells;
}

/// A subject of a run is drawn with the run's seed, which need not be the protocol's.
std::string source_word(const TrialSource& source) {
  return source.run ? "run-" + source.run->meta.at("run_id") : protocol_in_run;
}

report::Reproducibility graft_identity(const GraftOptions& options, const GraftJob& job,
                                       const std::string& words) {
  const std::string inputs =
      io::sha256_hex(io::sha256_hex(job.protocol_text) + io::sha256_hex(job.case_text));
  return identify(
      {inputs, job.data.hash, job.streams.seed, 1,
       fmt::format("caudata graft {} --seed {}{} --days {}", words, job.streams.seed.value,
                   options.cells ? fmt::format(" --cells {}", *options.cells) : "", job.days)});
}

GraftJob job_of(const GraftOptions& options, TrialSource source, GraftPerson person) {
  const core::Seed seed{options.seed.value_or(source.seed.value)};
  const std::string words = source_word(source) + " " + person.words;
  std::vector<std::uint64_t> cells = followed(options, person.ready.what.administration);
  GraftJob job{std::move(person.ready),
               std::move(source.ready.data),
               std::move(person.of_the_trial),
               {seed, person.trial},
               person.candidate,
               std::move(cells),
               options.days,
               options.threads,
               options.checkpoint_every,
               options.start,
               std::move(source.ready.protocol_text),
               std::move(person.case_text),
               {},
               {}};
  job.identity = graft_identity(options, job, words);
  job.folder = options.out.value_or(fs::path("runs") / job.identity.run_id);
  return job;
}

}  // namespace

fs::path graft_checkpoint(const fs::path& folder) { return folder / "graft.checkpoint"; }

fs::path unfinished_graft_checkpoint(const fs::path& folder) {
  return folder / "graft.checkpoint.partial";
}

std::set<std::string> parameters_read(const GraftJob& job) {
  const std::vector<std::string> of_the_model = graft::graft_parameters_read();
  std::set<std::string> paths(of_the_model.begin(), of_the_model.end());
  for (const trial::AssumedValue& assumed : job.ready.assumed)
    if (!assumed.parameter.empty()) paths.insert(assumed.parameter);
  paths.insert(job.of_the_trial.begin(), job.of_the_trial.end());
  return paths;
}

core::Result<GraftJob> make_graft_job(const GraftOptions& options) {
  if (const auto wrong = whose_graft(options); wrong.has_errors()) return core::failure(wrong);
  auto source = open_source(options.protocol, options.data);
  if (!source) return core::failure(source.error());
  auto person =
      options.patient ? person_of_file(options, *source) : person_of_trial(options, *source);
  if (!person) return core::failure(person.error());
  if (const auto wrong = how_much(options, person->ready.what.administration); wrong.has_errors())
    return core::failure(wrong);
  return job_of(options, std::move(*source), std::move(*person));
}

}  // namespace caudata::app
