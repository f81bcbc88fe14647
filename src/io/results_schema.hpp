// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace caudata::io {

/// Tables of results.sqlite; docs/results-schema.md says what the columns mean. Append only: a
/// change of what is here raises results_schema_version.
inline constexpr const char* results_schema = R"(
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE scenario (ordinal INTEGER PRIMARY KEY, name TEXT NOT NULL, summary TEXT NOT NULL);
CREATE TABLE scenario_rate (scenario TEXT NOT NULL, part TEXT NOT NULL, dose TEXT NOT NULL, p_dlt REAL NOT NULL);
CREATE TABLE oc (scenario TEXT NOT NULL, design TEXT NOT NULL, part TEXT NOT NULL, dose TEXT NOT NULL,
  metric TEXT NOT NULL, value REAL NOT NULL, mc_error REAL NOT NULL, method TEXT NOT NULL, trials INTEGER NOT NULL);
CREATE TABLE histogram (scenario TEXT NOT NULL, quantity TEXT NOT NULL, value INTEGER NOT NULL, trials INTEGER NOT NULL);
CREATE TABLE parameter (path TEXT PRIMARY KEY, value REAL NOT NULL, unit TEXT NOT NULL, prior TEXT NOT NULL,
  grade TEXT NOT NULL, species TEXT NOT NULL, meaning TEXT NOT NULL, source TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE finding (ordinal INTEGER PRIMARY KEY, severity TEXT NOT NULL, rule TEXT NOT NULL, line INTEGER NOT NULL,
  "column" INTEGER NOT NULL, message TEXT NOT NULL, why TEXT NOT NULL, suggestion TEXT NOT NULL);
CREATE TABLE example_trial (ordinal INTEGER PRIMARY KEY, rule TEXT NOT NULL, why TEXT NOT NULL, scenario TEXT NOT NULL,
  trial INTEGER NOT NULL, conclusion TEXT NOT NULL, replay_command TEXT NOT NULL);
CREATE TABLE event (example INTEGER NOT NULL, ordinal INTEGER NOT NULL, day INTEGER NOT NULL, kind TEXT NOT NULL,
  candidate INTEGER, subject INTEGER, part TEXT, dose TEXT, text TEXT NOT NULL, json TEXT NOT NULL,
  PRIMARY KEY (example, ordinal)) WITHOUT ROWID;
CREATE TABLE examination (series INTEGER NOT NULL, visit INTEGER NOT NULL, scenario TEXT NOT NULL, trial INTEGER NOT NULL,
  subject INTEGER NOT NULL, description TEXT NOT NULL, name TEXT NOT NULL, days_since_injury INTEGER NOT NULL,
  ais TEXT NOT NULL, neurological_level TEXT NOT NULL, uems INTEGER, lems INTEGER, light_touch INTEGER, pin_prick INTEGER,
  vac TEXT NOT NULL, dap TEXT NOT NULL, PRIMARY KEY (series, visit)) WITHOUT ROWID;
CREATE TABLE examination_cell (series INTEGER NOT NULL, visit INTEGER NOT NULL, side TEXT NOT NULL, modality TEXT NOT NULL,
  segment TEXT NOT NULL, score INTEGER, mark TEXT NOT NULL, PRIMARY KEY (series, visit, side, modality, segment)) WITHOUT ROWID;
CREATE TABLE design_compared (ordinal INTEGER PRIMARY KEY, label TEXT NOT NULL, design TEXT NOT NULL, name TEXT NOT NULL,
  method TEXT NOT NULL, states INTEGER NOT NULL, trials INTEGER NOT NULL, most_patients INTEGER NOT NULL);
CREATE TABLE design_oc (scenario TEXT NOT NULL, design TEXT NOT NULL, part TEXT NOT NULL, dose TEXT NOT NULL,
  metric TEXT NOT NULL, value REAL NOT NULL, mc_error REAL NOT NULL, method TEXT NOT NULL, trials INTEGER NOT NULL);
CREATE TABLE recovery_change (scenario TEXT NOT NULL, visit TEXT NOT NULL, score TEXT NOT NULL, patients INTEGER NOT NULL,
  mean REAL NOT NULL, mc_error REAL NOT NULL, sd REAL NOT NULL);
CREATE TABLE recovery_conversion (scenario TEXT NOT NULL, visit TEXT NOT NULL, baseline TEXT NOT NULL, ais TEXT NOT NULL,
  patients INTEGER NOT NULL);
CREATE TABLE recovery_motor_level (scenario TEXT NOT NULL, visit TEXT NOT NULL, levels INTEGER NOT NULL, patients INTEGER NOT NULL);
CREATE TABLE null_lesson (scenario TEXT NOT NULL, definition TEXT NOT NULL, n INTEGER NOT NULL, k INTEGER NOT NULL,
  p_at_least REAL NOT NULL, mc_error REAL NOT NULL);
)";

}  // namespace caudata::io
