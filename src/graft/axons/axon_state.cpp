// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <utility>

#include "graft/axons/axon_forest.hpp"

namespace caudata::graft {
namespace {

constexpr std::uint64_t axon_state_version = 2;

/// Do all numbers of places point to something that is there?
bool is_sound(const AxonBlock& b) {
  const auto earlier = [&](std::uint32_t segment, std::size_t than) {
    return segment == no_segment || segment < than;
  };
  for (std::size_t i = 0; i < b.segments.size(); ++i)
    if (b.segments[i].axon >= b.axons.size() || !earlier(b.segments[i].parent, i)) return false;
  for (const GrowthCone& c : b.cones)
    if (c.axon >= b.axons.size() || !earlier(c.segment, b.segments.size())) return false;
  return true;
}

core::Issue damaged(const char* rule, const char* message, const char* why) {
  return {core::Severity::error, rule, {}, message, why, "start the run anew"};
}

}  // namespace

void AxonForest::write(ByteWriter& out) const {
  out.put(std::array<std::uint64_t, 2>{axon_state_version, blocks_.size()});
  for (const AxonBlock& b : blocks_) {
    out.put_all(std::span(b.axons));
    out.put_all(std::span(b.cones));
    out.put_all(std::span(b.segments));
  }
}

std::vector<std::byte> AxonForest::state() const {
  ByteWriter out;
  write(out);
  return out.take();
}

core::Issues AxonForest::read(ByteReader& in) {
  core::Issues issues;
  const auto head = in.get<std::array<std::uint64_t, 2>>();
  if (!in.whole() || head[0] != axon_state_version) {
    issues.add(damaged("graft.axons-of-another-version", "the axons of the checkpoint are unknown",
                       "they were written by another version or are damaged"));
    return issues;
  }
  std::vector<AxonBlock> blocks;
  bool sound = true;
  for (std::uint64_t i = 0; i < head[1] && sound; ++i) {
    AxonBlock& b = blocks.emplace_back();
    b.axons = in.get_all<decltype(b.axons)::value_type>();
    b.cones = in.get_all<decltype(b.cones)::value_type>();
    b.segments = in.get_all<decltype(b.segments)::value_type>();
    sound = in.whole() && is_sound(b);
  }
  if (!sound || !in.at_end()) {
    issues.add(damaged("graft.axons-damaged", "the axons of the checkpoint are damaged",
                       "bytes are missing, left over, or point to nothing"));
    return issues;
  }
  blocks_ = std::move(blocks);
  return issues;
}

core::Issues AxonForest::restore(std::span<const std::byte> state) {
  ByteReader in(state);
  return read(in);
}

}  // namespace caudata::graft
