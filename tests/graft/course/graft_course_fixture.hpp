// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "graft/course/graft_course.hpp"
#include "graft/tissue/tissue_fixture.hpp"

/// Whole grafts of some hundred cells, of a person of a small part of the length of a man.
namespace caudata::test {

inline graft::GraftParameters central_graft() {
  std::vector<std::string> missing;
  return graft::graft_parameters(project_ledger(), missing);
}

/// So lively that every rule acts within hours.
inline graft::GraftParameters lively_graft() {
  graft::GraftParameters p = central_graft();
  p.course.adhere.rate = {20, 2, 4, 30};
  p.tissue.survival.enter = {20, 0.9, 0.2};
  p.tissue.survival.die.week = {0.5, 0.5, 0.5};
  p.tissue.commit.exit = 0.5;
  p.tissue.divide.doubling = 0.05;
  p.tissue.escape.take_surface = p.tissue.escape.take_tissue = 1e-3;
  return p;
}

inline graft::GraftPlan small_plan(std::vector<std::uint64_t> followed, double days) {
  const anatomy::CanalPersonParameters person = central_graft().canal.person;
  graft::GraftPlan plan{
      {}, std::move(followed), days, {core::Seed(11), core::TrialIndex(0)}, core::CandidateId(1)};
  graft::GraftSubject& subject = plan.what.subject;
  subject.name = "a small man";
  subject.length_scale = 0.035;
  subject.csf = person.csf;
  subject.heart_rate = person.heart_rate;
  subject.stroke_volume = person.stroke_volume;
  subject.lesion = {anatomy::Segment{13}, 5};
  subject.block = {0.5, 2};
  subject.injury_to_first_dose = core::Days(30);
  graft::Administration& how = plan.what.administration;
  how.puncture = graft::Puncture::l3_l4;
  how.vehicle = {1.01, 0.9, 0.5, 0.2, 0.64};  // the sac is as short
  how.postures = {{0, anatomy::Posture::trendelenburg}, {1, anatomy::Posture::supine}};
  for (std::size_t i = 0; i < plan.followed.size(); ++i)
    how.doses.push_back({core::Days(static_cast<int>(i)), core::CellCount(1e6)});
  return plan;
}

inline const graft::GraftPlan& sad_plan() {
  static const graft::GraftPlan plan = small_plan({700}, 0.25);
  return plan;
}
inline const graft::GraftPlan& mad_plan() {
  static const graft::GraftPlan plan = small_plan({500, 300}, 1.2);
  return plan;
}

inline graft::GraftSetup small_setup(const graft::GraftPlan& plan,
                                     anatomy::GridSize grid = {96, 12, 4}) {
  std::vector<std::string> missing;
  const anatomy::Cord cord(project_ledger(), missing);
  auto setup = graft::set_up(plan, lively_graft(), cord, grid);
  if (!setup) throw std::runtime_error(setup.error()[0].message);
  return std::move(*setup);
}

/// A course of one of the two plans, whose set-up is shared.
struct GraftRun {
  core::Team team;
  graft::GraftCourse course;

  explicit GraftRun(const graft::GraftPlan& plan, unsigned threads = 2)
      : team(threads), course(plan, lively_graft(), shared_setup(plan), team) {}

  void to_the_end() {
    while (course.step()) {
    }
  }
  std::vector<std::pair<std::string, std::vector<std::byte>>> saved() const {
    std::vector<std::pair<std::string, std::vector<std::byte>>> sections;
    course.write([&](const char* name, std::span<const std::byte> bytes) {
      if (sections.empty() || sections.back().first != name) sections.push_back({name, {}});
      sections.back().second.insert(sections.back().second.end(), bytes.begin(), bytes.end());
    });
    return sections;
  }

 private:
  static const graft::GraftSetup& shared_setup(const graft::GraftPlan& plan) {
    static const graft::GraftSetup sad = small_setup(sad_plan()), mad = small_setup(mad_plan());
    return &plan == &sad_plan() ? sad : mad;
  }
};

}  // namespace caudata::test
