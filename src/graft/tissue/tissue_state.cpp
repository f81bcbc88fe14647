// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "core/contract.hpp"
#include "graft/byte_store.hpp"
#include "graft/tissue/tissue.hpp"

/// Checkpoints of the cells of the cord.
namespace caudata::graft {
namespace {

/// A cell as checkpoints keep it.
struct StoredCell {
  std::uint64_t id, clone;
  Sphere sphere;
  CellKind kind;
  float stage_clock, oxygen_debt;
  std::uint16_t divisions, generation;
  std::uint32_t clock, none[3];
};
static_assert(sizeof(StoredCell) == 64 && offsetof(StoredCell, none) == 52);

StoredCell stored(const Cell& c) {
  StoredCell s{};
  s.id = c.id;
  s.clone = c.clone;
  s.sphere = c.sphere;
  s.kind = c.kind;
  s.stage_clock = c.stage_clock;
  s.oxygen_debt = c.oxygen_debt;
  s.divisions = c.divisions;
  s.generation = c.generation;
  s.clock = c.clock;
  return s;
}

Cell restored(const StoredCell& s) {
  Cell c;
  c.id = s.id;
  c.clone = s.clone;
  c.sphere = s.sphere;
  c.kind = s.kind;
  c.stage_clock = s.stage_clock;
  c.oxygen_debt = s.oxygen_debt;
  c.divisions = s.divisions;
  c.generation = s.generation;
  c.clock = s.clock;
  return c;
}

struct StoredClone {
  std::uint64_t founder, pluripotent;
  double cells;
};

core::Issue tissue_unreadable() {
  return {core::Severity::error,
          "graft.checkpoint",
          {},
          "the state of the cells in the cord does not fit this graft",
          "it was written for another case, or its bytes are damaged",
          "start afresh"};
}

}  // namespace

void Tissue::write(const std::function<void(std::span<const std::byte>)>& sink) const {
  constexpr std::size_t at_once = 65536;  // cells
  ByteWriter out;
  const auto flush = [&] {
    const std::vector<std::byte> bytes = out.take();
    sink(bytes);
    out = {};
  };
  out.put(number_);
  out.put(std::uint32_t{fields_move_});
  out.put(ledger_);
  out.put(starved_);
  out.put(neurons_);
  out.put(thickest_);
  out.put(most_packing_);
  out.put(dead_);
  out.put(canal_level_);
  out.put(std::uint64_t{clones_.size()});
  for (const TumourClone& c : clones_)
    out.put(StoredClone{c.founder, c.pluripotent ? 1u : 0u, c.cells});
  out.put(std::uint64_t{cells_.size()});
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    out.put(stored(cells_[i]));
    if ((i + 1) % at_once == 0) flush();
  }
  out.put_all(std::span<const std::byte>(fields_.state()));
  flush();
  out.put_all(std::span<const std::byte>(forest_.state()));
  flush();
}

std::vector<std::byte> Tissue::state() const {
  std::vector<std::byte> bytes;
  write([&](std::span<const std::byte> more) {
    bytes.insert(bytes.end(), more.begin(), more.end());
  });
  return bytes;
}

core::Issues Tissue::restore(std::span<const std::byte> state) {
  EXPECTS(cells_.size() == 0);
  ByteReader in(state);
  core::Issues issues;
  number_ = in.get<std::uint32_t>();
  fields_move_ = in.get<std::uint32_t>() != 0;
  ledger_ = in.get<CellLedger>();
  starved_ = in.get<std::uint64_t>();
  neurons_ = in.get<std::uint64_t>();
  thickest_ = in.get<double>();
  most_packing_ = in.get<double>();
  in.fill<std::uint64_t>(dead_);
  in.fill<double>(canal_level_);
  clones_.clear();
  for (const StoredClone& c : in.get_all<StoredClone>())
    clones_.push_back({c.founder, c.pluripotent != 0, c.cells});
  const auto stored_cells = in.get_all<StoredCell>();
  const auto fields = in.get_all<std::byte>();
  const auto axons = in.get_all<std::byte>();
  const bool known_kinds = std::ranges::all_of(stored_cells, [](const StoredCell& s) {
    return s.id != 0 && s.kind.type < product::cell_types && s.kind.compartment < compartments &&
           s.kind.surface < surfaces;
  });
  if (!in.at_end() || !known_kinds || !fields_.restore(fields)) {
    issues.add(tissue_unreadable());
    return issues;
  }
  cells_.reserve(stored_cells.size());
  std::vector<Cell> cells;
  cells.reserve(stored_cells.size());
  for (const StoredCell& s : stored_cells) cells.push_back(restored(s));
  cells_.append_as_given(cells);
  issues.add(forest_.restore(axons));
  return issues;
}

}  // namespace caudata::graft
