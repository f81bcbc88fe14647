// SPDX-License-Identifier: Apache-2.0
#include "trial/graft_case/virtual_case.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "isncsci/classify_determined.hpp"
#include "oc/replay.hpp"
#include "patient/graft_subject.hpp"
#include "support/example_study.hpp"

namespace caudata {
namespace {

/// A trial conducted again, and the ledger its people come from.
struct ReplayedTrial {
  trial::Study study = test::example_study();
  oc::Replay again;
  explicit ReplayedTrial(std::uint32_t trial)
      : again(oc::replay(study, study.protocol.scenarios[0], core::Seed{7},
                         core::TrialIndex(trial))) {}

  core::Result<trial::ReadyGraftCase> graft_case(const trial::SubjectRecord& subject,
                                                 trial::DoseChoice choice = {}) {
    return trial::virtual_case("S", subject, again.people, study.people.population.cord(),
                               {test::project_ledger(), study.protocol, std::move(choice)});
  }
};

/// The calendar days on which the log has a subject dosed.
std::vector<core::Days> logged_doses(const oc::Replay& again, core::SubjectId subject) {
  std::vector<core::Days> days;
  for (const trial::Event& event : again.events)
    if (event.kind == trial::EventKind::dosed && event.subject == subject)
      days.push_back(event.day);
  return days;
}

TEST(VirtualGraftCase, HasTheDosesOfTheLogOnTheirDays) {
  int repeated = 0;
  for (std::uint32_t t = 0; t < 3; ++t) {
    ReplayedTrial trial(t);
    for (const trial::SubjectRecord& subject : trial.again.record.subjects) {
      const auto ready = trial.graft_case(subject);
      ASSERT_TRUE(ready) << core::to_text(ready.error());
      const auto& doses = ready->what.administration.doses;
      const auto logged = logged_doses(trial.again, subject.subject);
      ASSERT_EQ(doses.size(), logged.size());
      const auto& part = trial.study.protocol.parts[subject.level.part];
      const auto& dose = trial.study.protocol.product.doses[subject.level.dose];
      EXPECT_EQ(ready->what.plan, part.name + ", dose " + dose.name + ", as given in the trial");
      for (std::size_t i = 0; i < doses.size(); ++i) {
        EXPECT_EQ(doses[i].day, logged[i] - logged[0]);
        EXPECT_EQ(doses[i].cells, dose.cells);
      }
      repeated += doses.size() > 1;
    }
  }
  EXPECT_GT(repeated, 0);
}

TEST(VirtualGraftCase, IsTheSubjectOfTheReplay) {
  ReplayedTrial trial(1);
  ASSERT_FALSE(trial.again.record.subjects.empty());
  for (const trial::SubjectRecord& subject : trial.again.record.subjects) {
    const auto ready = trial.graft_case(subject);
    ASSERT_TRUE(ready) << core::to_text(ready.error());
    const trial::Candidate& person = trial.again.people.at(subject.candidate);
    const patient::VirtualPatient& patient = trial.again.people.patient(subject.candidate);
    const graft::GraftSubject& s = ready->what.subject;
    EXPECT_EQ(s.sex == graft::Sex::female, patient.covariates.sex == patient::Sex::female);
    // The day that examinations of the replay count from.
    const auto visits = oc::examinations(trial.study, trial.again, subject);
    EXPECT_EQ(visits.front().since_injury + (subject.first_dose - person.arrival),
              s.injury_to_first_dose);
    const auto truth = isncsci::classify_determined(visits.front().truth);
    EXPECT_EQ(s.ais, std::string(1, isncsci::letter(truth.ais.only())));
    ASSERT_TRUE(s.lesion);
    const auto own = patient::graft_lesion(patient.injury.lesion,
                                           trial.study.people.population.cord(), s.length_scale);
    EXPECT_EQ(*s.lesion, own.value_or(*s.lesion));
  }
}

TEST(VirtualGraftCase, OfTheSameTrialIsTheSameAgain) {
  ReplayedTrial first(2), second(2);
  const trial::SubjectRecord& subject = first.again.record.subjects.back();
  const auto one = first.graft_case(subject);
  const auto two = second.graft_case(second.again.record.subjects.back());
  ASSERT_TRUE(one && two);
  EXPECT_EQ(one->what.subject, two->what.subject);
  EXPECT_EQ(one->what.administration.doses, two->what.administration.doses);
  EXPECT_EQ(one->assumed, two->assumed);
}

TEST(VirtualGraftCase, AChosenPartOrDoseIsThePlannedOne) {
  ReplayedTrial trial(0);
  const trial::SubjectRecord& subject = trial.again.record.subjects.front();
  const std::string own = trial.study.protocol.product.doses[subject.level.dose].name;
  const auto mad = trial.graft_case(subject, {trial::ChosenWord{"MAD", {}}, {}});
  ASSERT_TRUE(mad) << core::to_text(mad.error());
  const std::string part = trial.study.protocol.parts[subject.level.part].name;
  EXPECT_EQ(mad->what.plan, "MAD, dose " + own + ", planned here (in the trial the subject got " +
                                part + ", dose " + own + ")");
  ASSERT_EQ(mad->what.administration.doses.size(), 4u);
  EXPECT_EQ(mad->what.administration.doses[3].day, core::Days(42));
  const auto high =
      trial.graft_case(subject, {trial::ChosenWord{"SAD", {}}, trial::ChosenWord{"H", {}}});
  ASSERT_TRUE(high);
  EXPECT_EQ(high->what.administration.doses,
            (std::vector<graft::GraftDose>{{core::Days(0), core::CellCount(1.5e8)}}));
  const auto none = trial.graft_case(subject, {{}, trial::ChosenWord{"HH", {"caudata", 0, 0}}});
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error()[0].rule, "graft.dose");
}

TEST(VirtualGraftCase, TellsWhatIsNotThePersonsOwn) {
  ReplayedTrial trial(0);
  const auto ready = trial.graft_case(trial.again.record.subjects.front());
  ASSERT_TRUE(ready);
  for (const char* key : {"subject.length_scale", "canal.csf", "canal.heart_rate",
                          "canal.stroke_volume", "canal.block.passage", "canal.block.length",
                          "administration.volume", "administration.posture"})
    EXPECT_EQ(std::ranges::count(ready->assumed, key, &trial::AssumedValue::key), 1) << key;
  EXPECT_EQ(ready->what.administration.injection, graft::InjectionOutcome::drawn);
  for (const char* key :
       {"subject.injury_to_first_dose", "lesion.level", "administration.injection"})
    EXPECT_EQ(std::ranges::count(ready->assumed, key, &trial::AssumedValue::key), 0) << key;
}

}  // namespace
}  // namespace caudata
