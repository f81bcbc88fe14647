// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>

#include "core/result.hpp"
#include "core/team.hpp"
#include "graft/axons/axon_outline.hpp"
#include "graft/axons/grow_block.hpp"
#include "graft/byte_store.hpp"

namespace caudata::graft {

/// The axons of all grafted neurons. Everything is keyed by the neuron, its branches and its steps:
/// the same bytes for any number of threads and, but for the order of axons, any order of planting.
class AxonForest {
 public:
  /// step [mm] of path: one segment.
  AxonForest(const AxonParameters& p, const GraftKey& key, double step);

  /// Axons are numbered in the order in which their neurons come.
  void plant(std::span<const AxonNeuron> neurons);

  /// Steps follow one another without gap, with rising numbers.
  void grow(const AxonStep& step, const Terrain& terrain, core::Team& team);

  struct Count {
    std::uint64_t axons{0};     // of all neurons
    std::uint64_t living{0};    // begun and not pruned
    std::uint64_t entered{0};   // of these, in white matter
    std::uint64_t cones{0};     // growing
    std::uint64_t segments{0};  // of the living and the pruned
    friend bool operator==(const Count&, const Count&) = default;
  };
  Count count(double day) const;

  /// Living axons that have reached or passed the plane at x [mm], from the side of their soma.
  std::uint64_t reaching(double x, double day) const;

  /// Longest path from the soma by axon [mm], pruned or not.
  std::vector<double> lengths() const;

  /// Numbers below count().axons.
  bool is_living(std::size_t axon, double day) const;
  AxonOutline outline(std::size_t axon) const;

  /// Memory held now.
  std::size_t bytes() const;

  std::span<const AxonBlock> blocks() const { return blocks_; }

  /// For checkpoints: the same bytes for the same axons. `restore` takes them back into a forest of
  /// the same parameters, key and step, or says why it cannot and leaves the forest as it was.
  std::vector<std::byte> state() const;
  core::Issues restore(std::span<const std::byte> state);
  /// The same piece by piece; nothing may follow.
  void write(ByteWriter& out) const;
  core::Issues read(ByteReader& in);

 private:
  const Axon& axon(std::size_t i) const;

  AxonParameters p_;
  AxonWalk walk_;
  GraftKey key_;
  std::vector<AxonBlock> blocks_;
};

}  // namespace caudata::graft
