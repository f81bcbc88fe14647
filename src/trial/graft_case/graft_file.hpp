// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anatomy/canal/posture.hpp"
#include "core/quantity.hpp"
#include "graft/course/case.hpp"
#include "isncsci/classification.hpp"

/// One person and how they get the cells, as a file states it: plain values, one structure per
/// table. What a file leaves open is empty. `graft_schema.hpp` lists the fields once.
namespace caudata::trial {

inline constexpr const char* graft_case_schema = "caudata-graft/1";

/// [subject]
struct GraftFileSubject {
  std::string name;
  std::optional<graft::Sex> sex;
  std::optional<double> length_scale;
  std::optional<isncsci::AsiaImpairmentScale> ais;
  std::optional<core::Days> injury_to_first_dose;
};

/// [lesion]
struct GraftFileLesion {
  std::optional<anatomy::Segment> level;
  std::optional<double> length;  // [mm]
};

/// [canal.block]
struct GraftFileBlock {
  std::optional<double> passage;
  std::optional<double> length;  // [mm]
};

/// [canal]
struct GraftFileCanal {
  std::optional<double> csf;
  std::optional<double> heart_rate;     // [1/min]
  std::optional<double> stroke_volume;  // [mL]
  GraftFileBlock block;
};

/// [administration.vehicle]
struct GraftFileVehicle {
  std::optional<double> density;    // [g/mL]
  std::optional<double> viscosity;  // [mPa s]
};

/// [[administration.posture]]
struct GraftFilePosture {
  std::optional<double> from;  // [h] after each dose
  std::optional<anatomy::Posture> posture;
};

/// [[administration.given]]
struct GraftFileDose {
  std::optional<core::Days> day;  // study day, the first is 1
  std::optional<core::CellCount> cells;
};

/// [administration]
struct GraftFileAdministration {
  std::optional<std::string> part, dose;  // of the protocol
  std::optional<graft::Puncture> puncture;
  std::optional<graft::InjectionOutcome> injection;
  std::optional<double> volume;  // [mL]
  std::optional<double> rate;    // [mL/min]
  GraftFileVehicle vehicle;
  std::vector<GraftFilePosture> postures;
  std::vector<GraftFileDose> given;  // instead of part and dose
};

/// [rules]
struct GraftFileRules {
  std::optional<std::vector<graft::CellRule>> only;
  std::optional<std::vector<graft::CellRule>> without;
};

struct GraftFile {
  std::string schema;
  GraftFileSubject subject;
  GraftFileLesion lesion;
  GraftFileCanal canal;
  GraftFileAdministration administration;
  GraftFileRules rules;
};

}  // namespace caudata::trial
