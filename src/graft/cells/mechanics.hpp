// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory_resource>
#include <utility>

#include "core/team.hpp"
#include "graft/cells/cells.hpp"
#include "graft/cells/neighbour_lists.hpp"
#include "graft/cells/pair_law.hpp"
#include "graft/cells/pushes.hpp"
#include "graft/cells/row_grid.hpp"
#include "graft/cells/wall.hpp"

namespace caudata::graft {

/// How neighbours are found. What is computed does not depend on it.
enum class NeighbourMode : std::uint8_t { lists, grid };

/// Order 1; order 2 at steps of one length; and as the comparison workload has it: the same from
/// cells that were at rest before the first step, which costs the order at the start. A new cell
/// was at rest.
enum class Integrator : std::uint8_t { euler, adams_bashforth, adams_bashforth_from_rest };

/// Numerical choices, no biology. Results do not depend on mode, skin and rows
/// (MechanicsSameBytes.WhateverFindsTheNeighbours); on the others they do within the order of the
/// integrator (MechanicsOrder).
struct MechanicsOptions {
  NeighbourMode mode{NeighbourMode::lists};
  /// [um], 0 to 15: neighbours are found anew when two cells may have come nearer by it than they
  /// were. Longer lists against finding them more often.
  double skin{2};
  /// Room for lists, two bytes a cell and row, shared by 64 blocks of 16 cells; a block needs as
  /// many rows as its most crowded cell has neighbours. Without room it is slower, nothing else.
  std::size_t rows_per_block{20};
  Integrator integrator{Integrator::euler};
  double longest_step{6};  // [min] of `advance`: below the time of relaxation
  double longest_move{1};  // [um] of the fastest cell in a step of `advance`, at most 7
  double rest_speed{0};    // [um/min]; 0: no cell ever sleeps
  std::uint8_t rest_steps{8};
};

struct StepReport {
  double minutes{0};
  std::size_t steps{0};
  double fastest{0};     // [um/min]
  std::size_t awake{0};  // cells whose push was looked at
  std::size_t woken{0};
  bool sorted{false};  // neighbours were found anew
};

/// Pushes cells apart (and together) and moves them. Slots change in every call that finds
/// neighbours anew.
///
/// Sleep: a cell that has been slower than rest_speed for rest_steps steps in a row is no longer
/// moved and its push is not asked for. It wakes after a step in which a cell within its reach was
/// faster than rest_speed, and when it grows. Who removes or moves cells by hand wakes those around
/// (wake_around). All of this is asked of the state before the step, so it depends on no order. A
/// sleeper may be off by what it would have crept.
///
/// What a run must keep to go on later are the columns of `cells`: by id it goes on as it would
/// have, slots may differ.
class Mechanics {
 public:
  /// Registers columns in `cells`, which must outlive this.
  Mechanics(Cells& cells, const PairLaw& law, const MechanicsOptions& options,
            std::pmr::memory_resource* memory = std::pmr::get_default_resource());

  void set_wall(Wall wall) { wall_ = std::move(wall); }

  /// One step of this length [min].
  StepReport step(double minutes, core::Team& team);
  /// Steps as long as longest_step and longest_move allow until `minutes` have passed. Euler.
  StepReport advance(double minutes, core::Team& team);

  /// Pushes as things stand, by slot, in units of constants().unit; zero for sleepers.
  PushColumns pushes(core::Team& team);
  const PairConstants& constants() const { return law_; }
  const NeighbourLists& lists() const { return lists_; }
  const RowGrid& grid() const { return grid_; }
  std::size_t times_sorted() const { return times_sorted_; }

  /// Wakes this cell and all within its reach, before it dies or changes. Neighbours are those of
  /// the last step.
  void wake_around(Slot slot);

  /// Wakes all within reach of cells that are gone or have moved by hand. Finds neighbours anew if
  /// they are not known, so that slots may change.
  void wake_near(std::span<const Sphere> places, core::Team& team);

  /// Gives back all memory but the columns of the cells; neighbours are then found anew. Between
  /// pushes the lists, sums and grid, more than half of all bytes of a cell, have no use.
  void forget_neighbours();

  /// Bytes of n cells (capacity) with their columns, lists, grid and buffers, at most; `rows` of
  /// the grid (a box of 20 x 20 mm has 7e5). Without what others register.
  static std::size_t bytes(std::size_t n, std::size_t rows, const MechanicsOptions& options);

 private:
  static constexpr std::size_t block_cells = 4096;  // a block of work, a multiple of 16
  static constexpr double radius_unit = 0x1p-10;    // [um] of Since
  static std::size_t blocks(std::size_t n) { return (n + block_cells - 1) / block_cells; }

  struct Since {           // of a cell since neighbours were found
    std::int16_t x, y, z;  // moved so far [quanta], saturated
    std::uint16_t radius;  // then [2^-10 um], rounded down
  };
  static_assert(sizeof(Since) == 8);
  struct Gait {
    double fastest_squared{0};  // [units^2]
    std::size_t awake{0}, woken{0};
  };

  bool second_order() const { return options_.integrator != Integrator::euler; }
  bool sleeps() const { return options_.rest_speed > 0; }
  bool asleep(const CellKind& kind) const { return sleeps() && kind.quiet >= options_.rest_steps; }
  bool find_neighbours(core::Team& team);
  double widest_radius(core::Team& team) const;
  StepReport look(core::Team& team);
  bool skin_is_used_up(core::Team& team) const;
  bool used_up(const Since& since, float radius) const;
  void sort_cells(core::Team& team);
  void list_neighbours_of_all(core::Team& team);
  void compute_pushes(core::Team& team);
  void push_block(std::size_t block, PushColumns sums);
  void add_wall(std::size_t first, std::size_t last, PushColumns sums) const;
  Gait gait(core::Team& team);
  std::size_t wake_near_fast_cells(double rest_squared, core::Team& team);
  void move(double minutes, core::Team& team);
  void move_block(std::size_t first, std::size_t last, double minutes, bool& worn);
  PushColumns columns();

  Cells& cells_;
  PairLaw pair_;
  PairConstants law_;
  MechanicsOptions options_;
  std::uint32_t skin_squared_;  // of half the skin [quanta^2]
  Wall wall_;
  std::pmr::memory_resource* memory_;
  RowGrid grid_;
  NeighbourLists lists_;
  Column entries_, since_, push_x_, push_y_, push_z_;
  Cells::Extra<PairPush> previous_{0};
  std::uint64_t shape_{~std::uint64_t{0}}, growth_{0};
  bool worn_{true}, started_{false};
  std::size_t times_sorted_{0};
};

}  // namespace caudata::graft
