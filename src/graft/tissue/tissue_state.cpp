// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "core/contract.hpp"
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

void Tissue::write(ByteWriter& out) const {
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
  for (std::size_t i = 0; i < cells_.size(); ++i) out.put(stored(cells_[i]));
  fields_.write(out);
  forest_.write(out);
}

std::vector<std::byte> Tissue::state() const {
  ByteWriter out;
  write(out);
  return out.take();
}

bool Tissue::read_cells(ByteReader& in) {
  constexpr std::uint64_t at_once = 8192;
  std::vector<StoredCell> piece;
  std::vector<Cell> cells;
  const std::uint64_t n = in.count_of<StoredCell>();
  cells_.reserve(n);
  for (std::uint64_t left = n; left > 0; left -= piece.size()) {
    piece.resize(std::min(left, at_once));
    in.fill(std::span(piece));
    const bool known_kinds = std::ranges::all_of(piece, [](const StoredCell& s) {
      return s.id != 0 && s.kind.type < product::cell_types && s.kind.compartment < compartments &&
             s.kind.surface < surfaces;
    });
    if (!in.whole() || !known_kinds) return false;
    cells.clear();
    for (const StoredCell& s : piece) cells.push_back(restored(s));
    cells_.append_as_given(cells);
  }
  return in.whole();
}

core::Issues Tissue::read(ByteReader& in) {
  EXPECTS(cells_.size() == 0);
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
  core::Issues issues;
  if (read_cells(in) && fields_.read(in))
    issues.add(forest_.read(in));
  else
    issues.add(tissue_unreadable());
  return issues;
}

core::Issues Tissue::restore(std::span<const std::byte> state) {
  ByteReader in(state);
  core::Issues issues = read(in);
  if (!issues.has_errors() && !in.at_end()) issues.add(tissue_unreadable());
  return issues;
}

}  // namespace caudata::graft
