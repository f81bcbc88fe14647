// SPDX-License-Identifier: Apache-2.0
#include "app/example_persons.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/examination_text.hpp"

namespace caudata::app {
namespace {

using trial::ExaminedPerson;

const char* cause_words(patient::InjuryCause cause) {
  switch (cause) {
    case patient::InjuryCause::fall:
      return "a fall";
    case patient::InjuryCause::traffic:
      return "traffic";
    case patient::InjuryCause::violence:
      return "violence";
    case patient::InjuryCause::sport:
      return "sport";
    case patient::InjuryCause::surgical:
      return "surgery";
    case patient::InjuryCause::other:
      return "another cause";
  }
  return "";
}

std::string describe(const ExaminedPerson& person) {
  const patient::Covariates& c = person.patient.covariates;
  const isncsci::Classification& then =
      person.examinations[trial::ExaminationGrid::admission].result;
  return fmt::format("person {}, {} of {}, injured by {}, {} AIS {} at admission, {}",
                     person.id.value(), c.sex == patient::Sex::male ? "man" : "woman",
                     static_cast<int>(c.age_years), cause_words(c.cause),
                     report::level_text(then.neurological_level), report::ais_text(then.ais),
                     person.failure    ? std::string("fails screening: ") + name(*person.failure)
                     : person.consents ? std::string("eligible")
                                       : std::string("no consent"));
}

report::ExaminationSeries series(const ExaminedPerson& person,
                                 const std::vector<std::string>& occasions,
                                 const std::string& command) {
  report::ExaminationSeries out;
  out.description = describe(person);
  out.replay_command = command;
  for (std::size_t i = 0; i < occasions.size(); ++i) {
    const ExaminedPerson::Examination& e = person.examinations[i];
    out.visits.push_back({occasions[i], e.since_injury.value(), e.exam, e.result});
  }
  std::ranges::stable_sort(out.visits, {}, &report::ExaminationSeries::Visit::days_since_injury);
  return out;
}

}  // namespace

void ExamplePersons::look_at(const ExaminedPerson& person) {
  using enum isncsci::AsiaImpairmentScale;
  const isncsci::AsiaImpairmentScale grade = person.patient.covariates.ais;
  auto& of_grade = kept_[static_cast<std::size_t>(grade)];
  if (!of_grade) of_grade = person;
  const bool converts = grade == a && person.examinations.back().result.ais.only() >= c;
  if (converts && !kept_[converter]) kept_[converter] = person;
}

std::vector<report::CohortExample> ExamplePersons::examples(
    const std::vector<std::string>& occasions, const anatomy::Cord& cord,
    const std::string& command) const {
  std::vector<report::CohortExample> all;
  for (std::size_t i = 0; i < kept_.size(); ++i) {
    if (!kept_[i]) continue;
    const std::string rule =
        i == converter
            ? "The first person complete at admission and motor incomplete at the last examination"
            : fmt::format("The first person with AIS {} at admission",
                          letter(static_cast<isncsci::AsiaImpairmentScale>(i)));
    all.push_back({rule, series(*kept_[i], occasions, command),
                   report::outline(kept_[i]->patient.injury.lesion, cord)});
  }
  return all;
}

}  // namespace caudata::app
