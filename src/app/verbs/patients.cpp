// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "app/example_persons.hpp"
#include "app/identity.hpp"
#include "app/inputs.hpp"
#include "app/interrupt.hpp"
#include "app/progress_printer.hpp"
#include "app/refuse.hpp"
#include "app/terminal.hpp"
#include "app/verbs/verbs.hpp"
#include "app/write_run.hpp"
#include "io/cohort/cohort_writer.hpp"
#include "io/result_json.hpp"
#include "io/sha256.hpp"
#include "oc/draw_cohort.hpp"
#include "report/number_text.hpp"

namespace caudata::app {
namespace {

/// Everything that decides the cohort.
struct Request {
  std::string protocol_text;
  trial::Protocol protocol;
  Data data;
  trial::ScreenedPopulation screened;
  oc::CohortPlan plan;
  patient::Region region{};
  report::Reproducibility identity;
};

std::vector<core::Days> grid_of(const PatientsOptions& options) {
  std::vector<int> days = options.days;
  std::ranges::sort(days);
  days.erase(std::unique(days.begin(), days.end()), days.end());
  std::vector<core::Days> grid;
  for (const int day : days) grid.emplace_back(day);
  return grid;
}

std::string canonical_command(const oc::CohortPlan& plan, patient::Region region,
                              io::ScoreTables scores) {
  std::string days;
  for (const core::Days day : plan.grid.since_injury)
    days += fmt::format("{}{}", days.empty() ? "" : ",", day.value());
  const bool from_the_start = plan.first == core::CandidateId(1);
  return fmt::format("caudata patients {}{} --n {} --region {} --seed {} --days {}{}",
                     protocol_in_run,
                     from_the_start ? "" : fmt::format(" --first {}", plan.first.value()),
                     plan.persons, patient::name(region), plan.seed.value, days,
                     scores == io::ScoreTables::left_out ? " --no-scores" : "");
}

core::Result<Request> understand(const PatientsOptions& options) {
  auto text = load_text(options.protocol);
  if (!text) return core::failure(text.error());
  auto file = parse_protocol(*text, options.protocol);
  if (!file) return core::failure(file.error());
  const core::Issues found = findings(file->draft);
  if (found.has_errors()) return core::failure(found);
  auto data = load_data(options.data);
  if (!data) return core::failure(data.error());
  const trial::Protocol& protocol = file->draft.protocol;
  const patient::Region region = options.region.value_or(protocol.eligibility.region);
  auto people = trial::make_population(data->ledger, region);
  if (!people) return core::failure(people.error());
  Request request{std::move(*text),
                  protocol,
                  std::move(*data),
                  {std::move(*people), protocol.eligibility, protocol.screening},
                  {core::Seed{options.seed.value_or(protocol.run.seed)},
                   core::CandidateId{options.first},
                   options.persons,
                   {grid_of(options)}},
                  region,
                  {}};
  request.identity =
      identify({io::sha256_hex(request.protocol_text), request.data.hash, request.plan.seed, 1,
                canonical_command(request.plan, request.region, options.scores)});
  return request;
}

/// Draws, writes and counts; empty after an interrupt.
core::Result<std::optional<fs::path>> carry_out(const PatientsOptions& options,
                                                const Request& request, const fs::path& folder) {
  const std::vector<std::string> occasions = names(request.plan.grid);
  io::CohortWriter writer(folder, occasions, options.scores);
  report::CohortInput input{request.protocol,
                            request.region,
                            occasions,
                            request.screened.people.population.reference_day(),
                            request.plan.grid.since_injury,
                            oc::CohortSums(occasions.size()),
                            {},
                            core::count_grades(request.data.ledger),
                            request.identity,
                            request.plan.first};
  ExamplePersons shown;
  ProgressPrinter progress(options.progress, options.loudness, 0, request.plan.persons, "persons");
  std::stop_source stop;
  const std::uint64_t drawn = oc::draw_cohort(
      request.screened, request.plan, options.threads, stop.get_token(), [&](oc::Persons&& some) {
        for (const trial::ExaminedPerson& person : some) {
          input.sums.add(person);
          shown.look_at(person);
        }
        writer.add(some);
        progress.show(input.sums.persons);
        if (interrupt_requested() || !writer.problem().empty()) stop.request_stop();
      });
  progress.finish();
  if (writer.problem().empty() && drawn < request.plan.persons) return std::nullopt;
  input.examples = shown.examples(occasions, request.screened.people.population.cord(),
                                  request.identity.canonical_command);
  auto page = writer.finish(input, request.protocol_text);
  if (!page) return core::failure(page.error());
  return std::move(*page);
}

void say_done(const PatientsOptions& options, const Request& request, const fs::path& page) {
  const std::string folder = page.parent_path().string();
  if (options.output == Output::json) {
    print(stdout, io::result_json(io::CohortResult{request.identity.run_id, folder, page.string(),
                                                   request.plan.persons}));
  } else if (options.loudness == Loudness::normal) {
    print(stdout, fmt::format("{} persons, run {}\nfolder: {}\npage:   {}\n",
                              report::with_commas(request.plan.persons), request.identity.run_id,
                              folder, page.string()));
  }
}

}  // namespace

ExitCode patients(const PatientsOptions& options) {
  listen_for_interrupts();
  const auto request = understand(options);
  if (!request) return refuse(request.error(), ExitCode::bad_input);
  const fs::path folder = options.out.value_or(fs::path("runs") / request->identity.run_id);
  const auto usable = usable_folder(folder, request->identity.run_id);
  if (!usable) return refuse(usable.error(), ExitCode::bad_input);
  const auto page = carry_out(options, *request, folder);
  if (!page) return refuse(page.error(), ExitCode::failed);
  if (!*page) {
    print(stderr, "interrupted; nothing was kept\n");
    return ExitCode::interrupted;
  }
  say_done(options, *request, **page);
  return ExitCode::done;
}

}  // namespace caudata::app
