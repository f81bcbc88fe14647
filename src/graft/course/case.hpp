// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "anatomy/canal/canal_person.hpp"
#include "anatomy/canal/posture.hpp"
#include "anatomy/segment.hpp"
#include "core/quantity.hpp"
#include "graft/cell_id.hpp"
#include "graft/cell_rules.hpp"
#include "graft/course/puncture.hpp"
#include "product/vehicle.hpp"

/// Who gets a graft, and how: plain values, all of them decided. Nothing of how the cells are
/// computed.
namespace caudata::graft {

enum class Sex : std::uint8_t { female, male };
const char* name(Sex sex);

/// Cord destroyed about the middle of a segment.
struct GraftLesion {
  anatomy::Segment level;
  double length{0};  // [mm], > 0
  friend bool operator==(const GraftLesion&, const GraftLesion&) = default;
};

/// The canal narrowed at the lesion by swelling, bone or scar.
struct CanalBlock {
  double passage{1};  // share of the section left open, 0 to 1
  double length{0};   // [mm]
  friend bool operator==(const CanalBlock&, const CanalBlock&) = default;
};

/// What of a person bears on where the cells go.
struct GraftSubject {
  std::string name;
  Sex sex{};
  double length_scale{1};             // of cord and canal over a typical man's
  double csf{1};                      // space between dura and cord over the typical
  double heart_rate{0};               // [1/min]
  double stroke_volume{0};            // of cerebrospinal fluid, one way, per beat [mL]
  std::optional<GraftLesion> lesion;  // empty: an uninjured cord
  CanalBlock block;                   // about the lesion's middle
  std::string ais;                    // for display; may be empty
  core::Days injury_to_first_dose{0};
  friend bool operator==(const GraftSubject&, const GraftSubject&) = default;
};

/// A posture and the hour after the injection from which it is held.
struct PostureFrom {
  double hour{0};
  anatomy::Posture posture{};
  friend bool operator==(const PostureFrom&, const PostureFrom&) = default;
};

struct GraftDose {
  core::Days day;         // after the first dose
  core::CellCount cells;  // nominal
  friend bool operator==(const GraftDose&, const GraftDose&) = default;
};

/// Whether chance may spoil an injection, as it does in a trial.
enum class InjectionOutcome : std::uint8_t { complete, drawn };
const char* name(InjectionOutcome outcome);

/// How each of the doses is given.
struct Administration {
  Puncture puncture{};
  InjectionOutcome injection{InjectionOutcome::complete};
  product::Vehicle vehicle{};  // with volume and rate
  /// After every dose anew; the last is held until the next dose. The first is from hour 0.
  std::vector<PostureFrom> postures;
  std::vector<GraftDose> doses;
};

struct GraftCase {
  std::string plan;  // "MAD, dose H"
  GraftSubject subject;
  Administration administration;
  CellRules rules;
};

/// The person as the canal sees them.
anatomy::CanalPerson canal_person(const GraftSubject& subject);

/// The postures of the whole course, hours counted from the first dose. A posture that would begin
/// at or after the next dose never comes. Precondition: a case without errors (check_case).
std::vector<PostureFrom> posture_course(const Administration& administration);

/// Nominal cells of all doses.
core::CellCount nominal_cells(const Administration& administration);

}  // namespace caudata::graft
