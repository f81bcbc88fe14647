// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "core/result.hpp"
#include "core/team.hpp"
#include "graft/canal/canal_parameters.hpp"
#include "graft/canal/dose_plan.hpp"
#include "graft/cell_ledger.hpp"
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
  float x;        // [mm]
  float azimuth;  // [turns]
  float day;      // of its adhesion, since the first dose
  Surface surface;
  bool clumped;
  float radius;  // [um]
};

/// What may kill cells that adhere in the canal within one step. `starves`: of oxygen too.
struct AdherentStep {
  const DieStep& die;
  const BreatheParameters& breathe;
  const MichaelisPile& pile;
  std::uint32_t number;  // of the random words
  double hours;
  bool starves{true};
};

/// Simulated cells by place. Dead cells where they died, those that left where they were last.
struct CanalDistribution {
  std::array<std::array<std::uint64_t, anatomy::canal_regions>, compartments> by_region{};
  std::array<std::array<std::uint64_t, anatomy::canal_regions>, surfaces> adherent{};

  std::uint64_t adherent_on(Surface surface) const;
  /// Of all adherent cells; 0 if there are none.
  double lesion_adherent_share() const;
};

/// Cells at rest on a cell of a wall, as a pile.
struct Piles {
  double thickest{0};        // [mm]
  std::uint64_t starved{0};  // simulated cells below the critical thickness
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
  /// `detached_death` [1/d]: hazard of cells that are attached to nothing. `team` must outlive the
  /// course. The plan has been checked.
  CanalCourse(const CanalSite& site, const DosePlan& plan, const SuspendedCells& cells,
              const CanalCourseParameters& parameters, double detached_death, const GraftKey& key,
              core::Team& team);
  ~CanalCourse();

  double hours() const;
  double weight() const;

  /// Whole steps until the time is at least `until_hour` <= longest_course_hours; stops earlier if
  /// `goes_on` is false after a step. Nothing depends on how a course is cut into calls.
  void run(double until_hour, const std::function<bool(const CanalProgress&)>& goes_on = {});

  /// Gives away the cells that adhere to pia or lesion, by id: they are agents of the tissue from
  /// now on, and no ledger or count of the course has them any more.
  std::vector<Arrival> hand_over();
  /// Adherent cells that are left die: early stress and what stays of it, and of oxygen at their
  /// depth in the pile. The debt of oxygen is that of the present level since the adhesion: a
  /// particle has no room for its history.
  void lose_adherent(const AdherentStep& step);

  CellLedger ledger() const;
  /// Cells that are not dead, gone or given away, as of the last sort or `hand_over`.
  std::uint64_t living() const { return counts_.suspended + counts_.bedload + store_.settled(); }
  CanalDistribution distribution() const;
  /// Living cells by the type that `type_of` says, which several threads ask at once.
  std::array<std::uint64_t, product::cell_types> living_by_type(
      const std::function<product::CellType(CellId)>& type_of) const;
  std::vector<Arrival> arrivals() const;         // by id
  Piles piles(double critical_thickness) const;  // [mm]
  /// About `share` of the cells, the same at every time; by id.
  std::vector<PlacedCell> drawn(double share) const;

  /// A checkpoint, piece by piece: a full dose would not fit into memory twice.
  void write(const std::function<void(std::span<const std::byte>)>& sink) const;
  /// `source` fills the span or says that it cannot. After a failure the course is unusable.
  core::Result<void> read(const std::function<bool(std::span<std::byte>)>& source);
  std::vector<std::byte> state() const;
  core::Result<void> restore(std::span<const std::byte> state);

 private:
  struct Phase;  // what one posture gives the kernels

  const Phase& phase() const;
  void take_step();
  void move_cells(std::uint32_t carries, double seconds);
  SuspendedStep suspended_step(float seconds) const;
  BedloadStep bedload_step(float seconds) const;
  std::uint32_t time_of_adhesion() const;
  double diameter_of(std::uint32_t azimuth_word) const {
    return cells_.diameter[class_of(azimuth_word) & 15];
  }
  std::size_t wall_of(std::uint32_t x, std::uint32_t azimuth, std::uint32_t depth) const;
  /// By wall point [mm]; fills the counts too.
  std::vector<double> pile_thicknesses(std::vector<std::uint32_t>& count) const;
  std::uint64_t next_event() const;
  void inject_due();
  void inject(std::size_t dose);
  void sort_cells();
  std::uint64_t digest() const;

  const CanalSite& site_;
  DosePlan plan_;
  SuspendedCells cells_;
  CanalCourseParameters parameters_;
  double death_;  // [1/s]
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

/// What a course will need, before it begins; steps as where the doses begin.
struct CanalForecast {
  std::size_t bytes;    // of memory
  std::uint64_t steps;  // of suspended cells until the hour
  double cell_steps;    // at most: as if no cell came to rest
};
CanalForecast forecast(const CanalSite& site, const DosePlan& plan, double until_hour);

/// The null model without homing: the lesion is as adhesive as pia.
CanalCourseParameters without_homing(CanalCourseParameters parameters);

}  // namespace caudata::graft
