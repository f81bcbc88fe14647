// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "graft/compartment.hpp"
#include "graft/graft_key.hpp"
#include "graft/lesion/lesion_environment.hpp"
#include "graft/rules/survival_parameters.hpp"
#include "graft/surface.hpp"

/// Death. Hazards of different causes add up:
///   detached (suspended, bedload): constant, loss of anchorage;
///   attached: early stress S(place) exp(-a/tau)/(tau (1 - exp(-7 d/tau))), a = time since the
///   dose, S = share of -ln(survival at day 7), and a late hazard that stays;
///   oxygen: computed by `breathe`;
///   inflammation: macrophages and neutrophils of the place; crowding: in proportion to the living
///   cells around; immune: given from outside.
/// Cells born in the graft have been through no dose: no early stress. That neurons die in the
/// cerebrospinal fluid is in rules/commit alone; otherwise that types differ is neglected.
namespace caudata::graft {

/// What of its place decides how a cell dies.
enum class Foothold : std::uint8_t { none, on_lesion, elsewhere, tissue };
inline constexpr std::size_t footholds = 4;

inline constexpr std::size_t most_doses = 4;

/// -ln of the share that early stress alone leaves at day 7; 0 for a cell without foothold.
double stress_of_first_week(const DieParameters& parameters, Foothold foothold);

/// [1/d]
double inflammation_hazard(const DieParameters& parameters, const LesionSite& site);

/// Hazards of one step that cells share, integrated over it.
class DieStep {
 public:
  /// `hours_since_dose`: at the start of the step, by the ordinal of the dose (at most 4); negative
  /// for a dose to come. hours > 0: length of the step.
  DieStep(const DieParameters& parameters, std::span<const double> hours_since_dose, double hours);

  /// Of a living cell, without the hazards that are the cell's own. 0 for a cell that is dead or
  /// left.
  double shared(CellId cell, Compartment compartment, Surface surface) const;

  double days() const { return days_; }
  double crowding_for_one() const { return crowding_; }  // per cell/mm3, over the step

 private:
  // The last row is that of cells born in the graft.
  std::array<std::array<double, footholds>, most_doses + 1> table_{};
  double days_, crowding_;
};

/// Columns of a batch of cells; spans of `float` may be empty where nothing of the kind acts.
struct DieCells {
  std::span<const CellId> id{};
  std::span<const Compartment> compartment{};
  std::span<const Surface> surface{};     // of adherent cells; what it says of others is not read
  std::span<const float> oxygen{};        // integrated over the step, from `breathe`
  std::span<const float> inflammation{};  // [1/d]
  std::span<const float> density{};       // living cells around [cells/mm3]
  std::span<const float> immune{};        // [1/d]
};

/// Sets dies[i] to 1 for each cell that dies in the step, otherwise 0; returns how many do. The
/// random word is that of (cell, step, Purpose::die): results depend neither on the order of cells
/// nor on how they are cut into batches.
std::uint64_t die(const DieCells& cells, const DieStep& hazards, const GraftKey& key,
                  std::uint32_t step, std::span<std::uint8_t> dies);

/// The same cell by cell from the law.
bool die_reference(const DieCells& cells, std::size_t i, const DieParameters& parameters,
                   std::span<const double> hours_since_dose, double hours, const GraftKey& key,
                   std::uint32_t step);

}  // namespace caudata::graft
