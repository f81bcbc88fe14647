// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory_resource>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/team.hpp"
#include "graft/cell_id.hpp"
#include "graft/cells/column.hpp"
#include "graft/cells/sphere.hpp"
#include "graft/state_visit.hpp"

namespace caudata::graft {

using Slot = std::uint32_t;

/// Small states that mechanics and most rules ask for.
struct CellKind {
  std::uint8_t type{0};         // product::CellType
  std::uint8_t compartment{0};  // graft::Compartment
  std::uint8_t surface{0};      // graft::Surface
  std::uint8_t quiet{0};        // steps at rest in a row; mechanics alone writes it
  friend bool operator==(const CellKind&, const CellKind&) = default;
};
static_assert(sizeof(CellKind) == 4);

/// One cell as a value: what goes in and what a reader may take out.
struct Cell {
  CellId id{0};
  CellId clone{0};  // the injected ancestor
  Sphere sphere{};
  CellKind kind{};
  float oxygen_debt{0};        // [h]
  std::uint16_t divisions{0};  // of this id so far: the ordinal of its next child
  std::uint8_t stage{0};       // of commitment
  friend bool operator==(const Cell&, const Cell&) = default;
};

/// Cells that are followed one by one, in columns. A slot is where a cell happens to be now:
/// sorting, births and deaths move all columns together, an id stays. There is no table from id to
/// slot; outputs make a SlotIndex when they need one.
///
/// Hot: sphere 16, id 8, kind 4 bytes. Cold: clone 4 (the id of an injected cell has 31 bits),
/// oxygen debt 4, divisions 2, stage 1. Whoever needs more registers a column of its own.
class Cells {
 public:
  explicit Cells(std::pmr::memory_resource* memory = std::pmr::get_default_resource());

  static constexpr std::size_t hot_bytes = 28, cold_bytes = 11;

  std::size_t size() const { return size_; }
  std::size_t capacity() const { return columns_[0].capacity(); }
  void reserve(std::size_t n);

  std::span<const Sphere> spheres() const { return columns_[0].as<Sphere>(); }
  std::span<const CellId> ids() const { return columns_[1].as<CellId>(); }
  std::span<const CellKind> kinds() const { return columns_[2].as<CellKind>(); }
  std::span<CellKind> kinds() { return columns_[2].as<CellKind>(); }
  std::span<const std::uint32_t> clones() const { return columns_[3].as<std::uint32_t>(); }
  std::span<float> oxygen_debts() { return columns_[4].as<float>(); }
  std::span<const float> oxygen_debts() const { return columns_[4].as<float>(); }
  std::span<std::uint16_t> divisions() { return columns_[5].as<std::uint16_t>(); }
  std::span<const std::uint16_t> divisions() const { return columns_[5].as<std::uint16_t>(); }
  std::span<std::uint8_t> stages() { return columns_[6].as<std::uint8_t>(); }
  std::span<const std::uint8_t> stages() const { return columns_[6].as<std::uint8_t>(); }
  Cell operator[](std::size_t slot) const;

  /// To put cells elsewhere or to change their size by hand; neighbours are then found anew.
  std::span<Sphere> spheres_to_change() {
    ++shape_;
    return columns_[0].as<Sphere>();
  }
  /// To change radii alone: neighbours stay valid as long as the growth fits into their skin.
  std::span<Sphere> spheres_to_grow() {
    ++growth_;
    return columns_[0].as<Sphere>();
  }

  /// A column of T per cell, zero for every cell that is added, moved with the cells from now on.
  template <class T>
  struct Extra {
    std::size_t column;
  };
  template <class T>
  Extra<T> add_column() {
    static_assert(std::is_trivially_copyable_v<T>);
    return {add_column(sizeof(T))};
  }
  template <class T>
  std::span<T> operator[](Extra<T> extra) {
    return columns_[extra.column].template as<T>();
  }
  template <class T>
  std::span<const T> operator[](Extra<T> extra) const {
    return columns_[extra.column].template as<T>();
  }

  /// Behind the last cell, in the order of their ids whatever the order given. Ids must be new.
  void append(std::span<const Cell> cells);
  /// Those with doomed != 0 go, the others keep their order.
  void remove(std::span<const std::uint8_t> doomed, core::Team& team);
  /// The cell in slot order[i] comes to slot i; `order` is a permutation. `scratch` is used for
  /// 16 bytes a cell (or the widest column's).
  void reorder(std::span<const Slot> order, std::byte* scratch, core::Team& team);

  /// All columns, slot by slot: nothing of a cell can be left out.
  void write(StateWriter& to) const;
  /// Into no cells, with the same columns registered. Values are as damaged as the bytes are.
  void read(StateReader& from);

  std::size_t widest_column() const;
  /// Bytes per cell of all columns.
  std::size_t bytes_per_cell() const;

  /// Counts changes of slots and places, and of radii, that mechanics did not make itself.
  std::uint64_t shape() const { return shape_; }
  std::uint64_t growth() const { return growth_; }

 private:
  friend class Mechanics;
  std::size_t add_column(std::size_t bytes);
  void put(std::size_t slot, const Cell& cell);
  std::size_t make_room(std::size_t more);
  std::span<Sphere> moving_spheres() { return columns_[0].as<Sphere>(); }

  std::pmr::memory_resource* memory_;
  std::vector<Column> columns_;
  std::size_t size_{0};
  std::uint64_t shape_{0}, growth_{0};
};

/// Slots in the order of ids, for as long as nothing moves: 4 bytes a cell, found by bisection.
class SlotIndex {
 public:
  explicit SlotIndex(const Cells& cells);
  std::optional<Slot> find(CellId id) const;
  std::span<const Slot> by_id() const { return slots_; }

 private:
  std::span<const CellId> ids_;
  std::vector<Slot> slots_;
};

}  // namespace caudata::graft
