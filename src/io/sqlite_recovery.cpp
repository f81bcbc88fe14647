// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "io/sqlite_rows.hpp"
#include "oc/estimate_error.hpp"
#include "report/null_lesson.hpp"

namespace caudata::io {
namespace {

/// One visit of the arm, with the columns that say which.
struct Place {
  const std::string& scenario;
  const std::string& visit;
};

void add_change(Rows& rows, const Place& at, const char* score, const oc::PointSums& sums) {
  if (sums.patients == 0) return;
  const oc::Measured mean = oc::mean(sums.points, sums.patients);
  const double sd = mean.error * std::sqrt(static_cast<double>(sums.patients));
  rows.push_back({at.scenario, at.visit, std::string(score), whole(sums.patients), mean.value,
                  mean.error, sd});
}

void add_changes(Rows& rows, const Place& at, const oc::VisitRecovery& seen) {
  add_change(rows, at, "uems", seen.uems);
  add_change(rows, at, "lems", seen.lems);
  add_change(rows, at, "motor", seen.motor);
  add_change(rows, at, "light_touch", seen.light_touch);
  add_change(rows, at, "pin_prick", seen.pin_prick);
}

std::string grade(int ordinal) {
  return std::string(1, letter(static_cast<isncsci::AsiaImpairmentScale>(ordinal)));
}

void add_conversions(Rows& rows, const Place& at, const oc::VisitRecovery& seen) {
  constexpr int grades = static_cast<int>(isncsci::ais_count);
  for (const auto& [pair, patients] : seen.conversions.counts())
    rows.push_back(
        {at.scenario, at.visit, grade(pair / grades), grade(pair % grades), whole(patients)});
}

void add_motor_levels(Rows& rows, const Place& at, const oc::VisitRecovery& seen) {
  for (const auto& [levels, patients] : seen.motor_levels.counts())
    rows.push_back({at.scenario, at.visit, whole(levels), whole(patients)});
}

Rows null_lesson(const report::ArmRecovery& arm, const std::optional<int>& planned) {
  Rows rows;
  for (const int n : report::lesson_sizes(planned))
    for (const report::ConverterDefinition& d : report::converter_definitions(arm.sums)) {
      if (d.patients->total() == 0) continue;
      const auto chances = oc::at_least(report::pooled(d), n);
      for (std::size_t k = 0; k < chances.size(); ++k)
        rows.push_back({arm.scenario, std::string(d.key), whole(n), whole(k), chances[k].value,
                        chances[k].error});
    }
  return rows;
}

}  // namespace

void insert_recovery(SqliteDatabase& database, const report::ReportInput& input) {
  if (!input.recovery) return;
  Rows changes, conversions, motor_levels;
  for (std::size_t v = 0; v < input.recovery->sums.visits.size(); ++v) {
    const Place at{input.recovery->scenario, input.protocol.visits[v].name};
    const oc::VisitRecovery& seen = input.recovery->sums.visits[v];
    add_changes(changes, at, seen);
    add_conversions(conversions, at, seen);
    add_motor_levels(motor_levels, at, seen);
  }
  database.insert("recovery_change", changes);
  database.insert("recovery_conversion", conversions);
  database.insert("recovery_motor_level", motor_levels);
  database.insert("null_lesson",
                  null_lesson(*input.recovery, input.protocol.identity.planned_patients));
}

}  // namespace caudata::io
