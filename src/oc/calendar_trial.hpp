// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <vector>

#include "core/stream_blocks.hpp"
#include "design/any_design.hpp"
#include "design/timed_tally.hpp"
#include "oc/event_time.hpp"
#include "oc/gaps.hpp"
#include "oc/trial_timing.hpp"

namespace caudata::oc {

/// What one trial came to. DLTs are those of the whole window of everybody, also of patients who
/// were pending when the design concluded.
struct CalendarOutcome {
  std::array<design::Tally, design::max_doses> patients{};
  design::ConclusionKind kind{};
  int selected{-1};    // -1: no dose
  double duration{0};  // until the last window of the last patient has closed

  friend bool operator==(const CalendarOutcome&, const CalendarOutcome&) = default;
};

/// One trial after another of a design in calendar time, without patients: who comes when, what
/// happens to him when, and what the design decides on what has been seen by then. Keeps its
/// buffers, so a trial allocates nothing.
///
/// A design that decides on tallies is asked when nobody is pending. A wait whose reason has no
/// margin was decided by counts alone: the design is asked again when an outcome has become known.
/// While a wait leaves lower doses open for backfill whoever comes is treated at the first of them.
/// Who would come meanwhile is not drawn when accrual is Poisson, which has no memory. The k-th
/// person drawn has the same random numbers under every design and truth.
class CalendarTrial {
 public:
  CalendarTrial(const design::AnyDesign& design, const DoseTruth& truth, const TrialTiming& timing);

  /// `queue`: the persons who come are numbered from the one after it, and their arrivals are its
  /// own: parts of one trial have queues of their own. A multiple of `core::blocks_at_once`.
  CalendarOutcome run(core::Seed seed, core::TrialIndex trial,
                      core::CandidateId queue = core::the_trial_itself);

 private:
  struct Dosed {
    double entry{0};
    double dlt_known{0}, response_known{0};  // when it is known whether the event happens
    double dlt_share{1}, response_share{1};  // of the window until the event, 1 without one
    bool dlt{false}, response{false};
  };

  void begin(core::Seed seed, core::TrialIndex trial, core::CandidateId queue);
  std::array<std::uint64_t, 2> words_of_next_person();
  void enrol(int dose, double now, design::Enrolment enrolment);
  void draw_response(Dosed& patient, const EventTime& time, double u, double v) const;
  void observe(double now);
  bool observe_dlt(std::size_t patient, double now);
  bool observe_response(std::size_t patient, double now);
  double next_outcome() const;
  void count_shares();
  design::LadderDecision decide();
  double next_arrival(double now, bool until_outcome);
  CalendarOutcome outcome(design::ConclusionKind kind, int selected) const;

  design::AnyDesign design_;
  TrialTiming timing_;
  std::vector<EventTime> dlt_time_, response_time_;  // per dose; response: empty if none
  double correlation_;
  bool waits_for_all_;

  core::Seed seed_{0};
  core::TrialIndex trial_{0};
  Gaps gaps_;
  core::FourBlocks words_{};  // of the persons up to the next multiple of four
  std::uint32_t persons_{0};  // the number of the last one who came
  std::vector<Dosed> dosed_;
  std::vector<design::TimedPatient> seen_;
  std::vector<std::size_t> pending_;
  std::array<design::Tally, design::max_doses> tally_{};
  design::TimedTally counted_;  // kept as outcomes come in
  std::size_t cohort_begin_{0};
  design::Tally last_cohort_{};  // of the patients from there on whose outcomes are known
  int last_dose_{-1};
};

}  // namespace caudata::oc
