// SPDX-License-Identifier: Apache-2.0
#include "trial/follow_up.hpp"

#include <algorithm>

#include "core/elementary.hpp"
#include "core/samplers.hpp"
#include "isncsci/classify.hpp"
#include "trial/exam_summary.hpp"
#include "trial/examination.hpp"

namespace caudata::trial {
namespace {

using core::Process;

bool applies(const Visit& visit, const Part& part) {
  return visit.parts.empty() || std::ranges::find(visit.parts, part.name) != visit.parts.end();
}

/// From the first dose.
Days planned_day(const Visit& visit, Days last_dose) {
  return visit.day + (visit.anchor == VisitAnchor::last_dose ? last_dose : Days(0));
}

Days day_of(const Visit& visit, Days last_dose, core::Stream& stream) {
  const double spread = 2.0 * visit.window.value() + 1;
  const auto shift = static_cast<std::int32_t>(stream.uniform() * spread);
  return std::max(Days(0), planned_day(visit, last_dose) + Days(shift) - visit.window);
}

core::Stream stream_of(const Attendance& patient, std::size_t visit) {
  return patient.streams.of(patient.id, Process::visit_day, static_cast<std::uint32_t>(visit));
}

Days visit_day(const Attendance& patient, std::size_t visit) {
  core::Stream stream = stream_of(patient, visit);
  return day_of(patient.study.protocol.visits[visit], patient.last_dose, stream);
}

ExamSummary seen(const Attendance& patient, Days day, std::size_t visit) {
  const auto exam = examine(patient.study, {patient.patient, patient.streams, patient.id,
                                            patient.injury_to_first_dose + day, visit_exam(visit)});
  return summarise(isncsci::classify(exam.worksheet));
}

}  // namespace

Days latest_end(const Protocol& protocol, const Part& part) {
  const Days last_dose = part.dosing_days.back() - part.dosing_days.front();
  Days end = last_dose + protocol.follow_up.end;
  for (const Visit& visit : protocol.visits) {
    if (!applies(visit, part)) continue;
    const Days late = visit.anchor == VisitAnchor::last_dose ? part.dose_window : Days(0);
    end = std::max(end, planned_day(visit, last_dose) + late + visit.window);
  }
  return end;
}

Days planned_end(const Attendance& patient) {
  const Protocol& protocol = patient.study.protocol;
  const std::vector<Days>& doses = patient.part.dosing_days;
  Days end = doses.back() - doses.front() + protocol.follow_up.end;
  for (std::size_t v = 0; v < protocol.visits.size(); ++v)
    if (applies(protocol.visits[v], patient.part)) end = std::max(end, visit_day(patient, v));
  return end;
}

std::optional<std::uint8_t> last_examination(const Protocol& protocol, const Part& part) {
  const Days last_dose = part.dosing_days.back() - part.dosing_days.front();
  std::optional<std::uint8_t> last;
  Days latest(0);
  for (std::size_t v = 0; v < protocol.visits.size(); ++v) {
    const Visit& visit = protocol.visits[v];
    if (!visit.examination || !applies(visit, part)) continue;
    const Days day = planned_day(visit, last_dose);
    if (last && day < latest) continue;
    last = static_cast<std::uint8_t>(v);
    latest = day;
  }
  return last;
}

void hold_visits(Course& course, const Attendance& patient) {
  const Protocol& protocol = patient.study.protocol;
  course.record.last_examination = last_examination(protocol, patient.part);
  for (std::size_t v = 0; v < protocol.visits.size(); ++v) {
    const Visit& visit = protocol.visits[v];
    if (!applies(visit, patient.part)) continue;
    core::Stream stream = stream_of(patient, v);
    const Days day = day_of(visit, patient.last_dose, stream);
    if (day > course.record.end_of_follow_up) continue;
    VisitResult result{.visit = static_cast<std::uint8_t>(v), .day = day, .exam = std::nullopt};
    if (stream.uniform() < protocol.conduct.missed_visit) {
      course.missed_visits.push_back(result);
      continue;
    }
    if (visit.examination) result.exam = seen(patient, day, v);
    course.record.visits.push_back(result);
  }
}

void keep_contact(Course& course, const Attendance& patient, Days planned_end) {
  const Protocol& protocol = patient.study.protocol;
  core::Stream stream = patient.streams.of(patient.id, Process::dropout, 1);
  const double attrition = protocol.conduct.long_term_attrition;
  const double hazard = -core::log1p(-attrition) / core::days_per_year;
  std::optional<double> lost;
  if (attrition > 0) lost = planned_end.value() + core::sample_exponential(stream, hazard);
  for (const Days day : protocol.follow_up.long_term) {
    if (day <= planned_end) continue;
    if (lost && day.value() > *lost) {
      course.lost_to_long_term = Days(static_cast<std::int32_t>(*lost));
      return;
    }
    course.long_term.push_back(day);
  }
}

}  // namespace caudata::trial
