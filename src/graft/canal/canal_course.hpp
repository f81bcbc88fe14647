// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "core/team.hpp"
#include "graft/byte_store.hpp"
#include "graft/canal/canal_parameters.hpp"
#include "graft/canal/canal_plan.hpp"
#include "graft/canal/surface_places.hpp"
#include "graft/canal/wall_piles.hpp"
#include "graft/cell_ledger.hpp"
#include "graft/cell_rules.hpp"
#include "graft/graft_key.hpp"
#include "graft/particles/bedload_step.hpp"
#include "graft/particles/particle_store.hpp"
#include "graft/particles/suspended_step.hpp"
#include "graft/rules/die.hpp"
#include "graft/rules/michaelis_pile.hpp"
#include "product/cell_type.hpp"

namespace caudata::graft {

/// A cell that adheres to pia or lesion: whom the tissue may take up. Place on the inner wall.
struct Arrival {
  CellId id;
  float x;            // [mm]
  float azimuth;      // [turns]
  float oxygen_debt;  // [h] since its adhesion
  Surface surface;
  float radius;  // [um]
};

/// What a canal takes over from the rules of survival.
struct CanalSurvival {
  double detached_death;  // hazard of cells that are attached to nothing [1/d]
  double pile_packing;    // share of the volume of a pile that is cells
};

/// What befalls cells that adhere in the canal.
struct AdherentRules {
  const DieParameters& die;
  const BreatheParameters& breathe;
  const MichaelisPile& pile;
  CellRules rules;
};

/// What an hour in the canal leaves.
struct CanalHour {
  std::vector<Arrival> arrivals;  // by id
  double thickest_pile;           // at its end [mm]
};

/// Simulated cells by place. Dead cells where they died, those that left where they were last.
struct CanalDistribution {
  std::array<std::array<std::uint64_t, anatomy::canal_regions>, compartments> by_region{};
  std::array<std::array<std::uint64_t, anatomy::canal_regions>, surfaces> adherent{};

  std::uint64_t adherent_on(Surface surface) const;
};

struct PlacedCell {
  float x, y, z;  // [mm]
  CellId id;
  Compartment compartment;
  Surface surface;  // of those at rest or adherent
  float diameter;   // [um]
};

struct CanalProgress {
  double hours, until;
  std::size_t suspended, bedload, adherent;
};

/// A person's doses in the cerebrospinal fluid: every cell by itself. Suspended cells are carried,
/// settle and mix in short steps; in a longer one cells at rest roll, adhere, are lifted, and
/// detached cells die. Steps follow from the plan alone; results are the same bits for any number
/// of threads, for every instruction set, and after a checkpoint.
class CanalCourse {
 public:
  /// `team` must outlive the course. The plan has been checked.
  CanalCourse(const CanalSite& site, const CanalPlan& plan, const SuspendedCells& cells,
              const CanalCourseParameters& parameters, const CanalSurvival& survival,
              const GraftKey& key, core::Team& team);
  ~CanalCourse();

  double hours() const;
  double weight() const;

  /// Whole steps until the time is at least `until_hour` <= longest_course_hours; stops earlier if
  /// `goes_on` is false after a step. A step ends at every full hour. Nothing depends on how a
  /// course is cut into calls.
  void run(double until_hour, const std::function<bool(const CanalProgress&)>& goes_on = {});

  /// The end of a full hour. Adherent cells die, each for as long as it adhered within the hour, so
  /// that until its adhesion it died as a detached cell and from then on as an attached one: of
  /// early stress and what stays of it, and of oxygen at its depth in the pile. The debt of oxygen
  /// is that of the present level since the adhesion: a particle has no room for its history. Then
  /// those that adhere to pia or lesion are given away: they are agents of the tissue from now on,
  /// and no ledger or count of the course has them any more. Neglected: that a cell may enter, or
  /// meet inflammation, within the hour of its adhesion.
  CanalHour end_hour(const AdherentRules& rules);

  /// Before `end_hour`: every adherent cell is laid anywhere on the surface, at all times at its
  /// own place. That does not touch those that move.
  void scatter_adherent(const SurfacePlaces& places);

  CellLedger ledger() const;
  /// Cells that are not dead, gone or given away, as of the last sort or `end_hour`.
  std::uint64_t living() const { return counts_.suspended + counts_.bedload + store_.settled(); }
  CanalDistribution distribution() const;
  /// Living cells by the type that `type_of` says, which several threads ask at once.
  std::array<std::uint64_t, product::cell_types> living_by_type(
      const std::function<product::CellType(CellId)>& type_of) const;
  WallPiles wall_piles() const;
  /// About `share` of the cells, the same at every time; by id.
  std::vector<PlacedCell> drawn(double share) const;

  /// For checkpoints: everything that decides what comes next.
  void write(ByteWriter& out) const;
  /// Into a course of the same site, plan and parameters. False, and the course is unusable, if
  /// that is not what it reads; other bytes may follow.
  bool read(ByteReader& in);

 private:
  struct Phase;  // what one posture gives the kernels

  const Phase& phase() const;
  void take_step();
  void move_cells(std::uint32_t carries, double seconds);
  SuspendedStep suspended_step(float seconds, std::uint32_t time) const;
  BedloadStep bedload_step(float seconds, std::uint32_t time) const;
  std::uint32_t time_of_adhesion(double seconds) const;
  double diameter_of(std::uint32_t azimuth_word) const {
    return cells_.diameter[class_of(azimuth_word) & 15];
  }
  std::size_t wall_of(std::uint32_t x, std::uint32_t azimuth, std::uint32_t depth) const;
  /// Hours that the i-th cell, a settled one, has adhered.
  double hours_adherent(std::size_t i) const;
  /// How much oxygen it lacks in its pile: 0 from the critical level up, 1 at none.
  double oxygen_lack(const AdherentRules& rules, const WallPiles& piles, std::size_t i) const;
  void lose_adherent(const AdherentRules& rules, const WallPiles& piles);
  std::vector<Arrival> arrivals(const AdherentRules& rules, const WallPiles& piles) const;
  std::uint64_t next_event() const;
  void inject_due();
  void inject(std::size_t dose);
  void sort_cells();

  const CanalSite& site_;
  CanalPlan plan_;
  SuspendedCells cells_;
  CanalCourseParameters parameters_;
  CanalSurvival survival_;
  GraftKey key_;
  core::Team& team_;
  std::array<float, size_classes> settling_, critical_;
  std::vector<std::unique_ptr<Phase>> phases_;

  ParticleStore store_;
  ParticleStore::Counts counts_;
  std::vector<float> hindrance_;
  std::array<std::uint64_t, anatomy::canal_regions> dead_{}, left_{};
  std::uint64_t injected_{0}, handed_over_{0};
  double limit_{0};                        // [s] of a step of suspended cells
  std::uint64_t ticks_{0}, last_dose_{0};  // [quarters of a second]
  std::uint32_t doses_given_{0}, carry_steps_{0}, settle_steps_{0}, unsorted_{0};
};

/// Memory that a course will need [byte].
std::size_t course_bytes(const CanalSite& site, const CanalPlan& plan);

/// The null model without homing: the lesion is as adhesive as pia.
CanalCourseParameters without_homing(CanalCourseParameters parameters);

}  // namespace caudata::graft
