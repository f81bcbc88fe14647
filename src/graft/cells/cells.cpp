// SPDX-License-Identifier: Apache-2.0
#include "graft/cells/cells.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <numeric>

#include "core/contract.hpp"

namespace caudata::graft {
namespace {

constexpr std::size_t cells_block = 4096;  // cells a block of work
constexpr CellId most_clone = std::numeric_limits<std::uint32_t>::max();
static_assert(cell_id(most_doses - 1, most_cells_of_a_dose - 1) <= most_clone);

std::size_t cells_blocks(std::size_t n) { return (n + cells_block - 1) / cells_block; }

template <class T>
void gather_values(const std::byte* from, std::byte* to, std::span<const Slot> order,
                   std::size_t first) {
  const T* source = reinterpret_cast<const T*>(from);
  T* target = reinterpret_cast<T*>(to) + first;
  for (std::size_t i = 0; i < order.size(); ++i) target[i] = source[order[i]];
}

/// to[first + i] = from[order[i]] for values of `bytes` each.
void gather(const std::byte* from, std::byte* to, std::span<const Slot> order, std::size_t first,
            std::size_t bytes) {
  switch (bytes) {
    case 1:
      return gather_values<std::uint8_t>(from, to, order, first);
    case 2:
      return gather_values<std::uint16_t>(from, to, order, first);
    case 4:
      return gather_values<std::uint32_t>(from, to, order, first);
    case 8:
      return gather_values<std::uint64_t>(from, to, order, first);
    case 16:
      return gather_values<Sphere>(from, to, order, first);
    default:
      for (std::size_t i = 0; i < order.size(); ++i)
        std::memcpy(to + (first + i) * bytes, from + order[i] * bytes, bytes);
  }
}

}  // namespace

Cells::Cells(std::pmr::memory_resource* memory) : memory_(memory) {
  add_column<Sphere>();
  add_column<CellId>();
  add_column<CellKind>();
  add_column<std::uint32_t>();
  add_column<float>();
  add_column<std::uint16_t>();
  add_column<std::uint8_t>();
  ENSURES(bytes_per_cell() == hot_bytes + cold_bytes);
}

std::size_t Cells::add_column(std::size_t bytes) {
  columns_.emplace_back(bytes, memory_);
  columns_.back().reserve(columns_.front().capacity());
  columns_.back().resize(size_);
  return columns_.size() - 1;
}

void Cells::reserve(std::size_t n) {
  for (Column& column : columns_) column.reserve(n);
}

Cell Cells::operator[](std::size_t i) const {
  EXPECTS(i < size_);
  return {ids()[i],          clones()[i],    spheres()[i], kinds()[i],
          oxygen_debts()[i], divisions()[i], stages()[i]};
}

std::size_t Cells::make_room(std::size_t more) {
  const std::size_t first = size_;
  size_ += more;
  ++shape_;
  for (Column& column : columns_) column.resize(size_);
  return first;
}

void Cells::put(std::size_t slot, const Cell& c) {
  EXPECTS(c.id != 0 && c.clone <= most_clone);
  columns_[0].as<Sphere>()[slot] = c.sphere;
  columns_[1].as<CellId>()[slot] = c.id;
  kinds()[slot] = c.kind;
  columns_[3].as<std::uint32_t>()[slot] = static_cast<std::uint32_t>(c.clone);
  oxygen_debts()[slot] = c.oxygen_debt;
  divisions()[slot] = c.divisions;
  stages()[slot] = c.stage;
}

void Cells::append(std::span<const Cell> cells) {
  std::vector<Slot> order(cells.size());
  std::iota(order.begin(), order.end(), Slot{0});
  std::sort(order.begin(), order.end(), [&](Slot a, Slot b) { return cells[a].id < cells[b].id; });
  const std::size_t first = make_room(cells.size());
  for (std::size_t i = 0; i < order.size(); ++i) put(first + i, cells[order[i]]);
}

void Cells::write(StateWriter& to) const {
  to(std::uint64_t{size_});
  for (const Column& column : columns_)
    to.bytes({column.data(), column.size() * column.value_bytes()});
}

void Cells::read(StateReader& from) {
  EXPECTS(size_ == 0);
  make_room(from.count(bytes_per_cell()));
  for (Column& column : columns_) from.bytes({column.data(), column.size() * column.value_bytes()});
}

void Cells::remove(std::span<const std::uint8_t> doomed, core::Team& team) {
  EXPECTS(doomed.size() == size_);
  ++shape_;
  // A kept cell only ever moves forward, so each column is compacted in place.
  team.for_each_block(columns_.size(), [&](std::size_t c, unsigned) {
    Column& column = columns_[c];
    const std::size_t bytes = column.value_bytes();
    std::size_t kept = 0;
    for (std::size_t i = 0; i < doomed.size(); ++i) {
      if (doomed[i] != 0) continue;
      if (kept != i) std::memcpy(column.data() + kept * bytes, column.data() + i * bytes, bytes);
      ++kept;
    }
    column.resize(kept);
  });
  size_ = columns_.front().size();
}

void Cells::reorder(std::span<const Slot> order, std::byte* scratch, core::Team& team) {
  EXPECTS(order.size() == size_);
  const std::size_t blocks = cells_blocks(size_);
  for (Column& column : columns_) {
    const std::size_t bytes = column.value_bytes();
    team.for_each_block(blocks, [&](std::size_t b, unsigned) {
      const std::size_t first = b * cells_block, n = std::min(cells_block, size_ - first);
      gather(column.data(), scratch, order.subspan(first, n), first, bytes);
    });
    team.for_each_block(blocks, [&](std::size_t b, unsigned) {
      const std::size_t first = b * cells_block, n = std::min(cells_block, size_ - first);
      std::memcpy(column.data() + first * bytes, scratch + first * bytes, n * bytes);
    });
  }
}

std::size_t Cells::widest_column() const {
  std::size_t widest = 0;
  for (const Column& column : columns_) widest = std::max(widest, column.value_bytes());
  return widest;
}

std::size_t Cells::bytes_per_cell() const {
  std::size_t bytes = 0;
  for (const Column& column : columns_) bytes += column.value_bytes();
  return bytes;
}

SlotIndex::SlotIndex(const Cells& cells) : ids_(cells.ids()), slots_(cells.size()) {
  std::iota(slots_.begin(), slots_.end(), Slot{0});
  std::sort(slots_.begin(), slots_.end(), [&](Slot a, Slot b) { return ids_[a] < ids_[b]; });
}

std::optional<Slot> SlotIndex::find(CellId id) const {
  const auto at = std::lower_bound(slots_.begin(), slots_.end(), id,
                                   [&](Slot slot, CellId wanted) { return ids_[slot] < wanted; });
  if (at == slots_.end() || ids_[*at] != id) return std::nullopt;
  return *at;
}

}  // namespace caudata::graft
