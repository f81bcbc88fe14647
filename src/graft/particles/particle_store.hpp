// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "core/team.hpp"
#include "graft/particles/drift_field.hpp"
#include "graft/particles/particle.hpp"

namespace caudata::graft {

/// The cells of the canal in one array, the adherent ones first: they no longer move and are passed
/// over by the kernels. 16 bytes a cell, and 8 to sort one that still moves. Memory of cells that
/// are gone is given back when half of it is free.
class ParticleStore {
 public:
  static constexpr std::size_t bytes_per_cell = 16, bytes_to_sort = 8;

  void reserve(std::size_t cells);
  /// Room for that many more at the end; their words are zero.
  ParticleColumns append(std::size_t cells);

  std::size_t size() const { return id_.size(); }
  std::size_t settled() const { return settled_; }  // adherent cells at the front
  ParticleColumns all() { return {id_, x_, azimuth_, depth_}; }
  ParticleView all() const { return {id_, x_, azimuth_, depth_}; }
  ParticleColumns moving() { return all().part(settled_, size() - settled_); }

  struct Counts {
    std::size_t suspended{0}, bedload{0}, gone{0};
  };

  /// Orders what is behind the settled cells: the adherent (which join the settled), the suspended
  /// by voxel, the bedload by place on its wall, those that are gone. Stable, so that the order
  /// depends on nothing but the order before. `in_voxel` gets the suspended cells by voxel.
  Counts sort(const DriftField& field, core::Team& team, std::vector<std::uint32_t>& in_voxel);

  /// Removes settled cells whose word says that they are gone; the others keep their order.
  /// Returns how many.
  std::size_t drop_gone_of_settled();

  /// Takes cells off the end.
  void drop(std::size_t cells);

  /// For checkpoints: everything as it stands.
  void restore(std::size_t cells, std::size_t settled);

 private:
  struct StoreKeys;
  using StoreTable = std::vector<std::vector<std::uint32_t>>;  // by part of the cells and key

  void give_back();
  StoreTable count_keys(const StoreKeys& keys, core::Team& team);
  void move_columns(StoreTable& begin, core::Team& team);

  std::vector<std::uint32_t> id_, x_, azimuth_, depth_;
  std::vector<std::uint32_t> spare_, to_;  // of the moving cells, to sort them
  std::size_t settled_{0}, most_{0};       // `most_`: cells since memory was last given back
};

}  // namespace caudata::graft
