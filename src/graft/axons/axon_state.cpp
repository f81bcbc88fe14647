// SPDX-License-Identifier: Apache-2.0
#include <cstring>
#include <type_traits>

#include "graft/axons/axon_forest.hpp"

namespace caudata::graft {
namespace {

constexpr std::uint64_t axon_state_version = 1;

template <class T>
void write_column(std::vector<std::byte>& out, const std::vector<T>& column) {
  static_assert(std::is_trivially_copyable_v<T>);
  const std::uint64_t n = column.size();
  const auto* head = reinterpret_cast<const std::byte*>(&n);
  out.insert(out.end(), head, head + sizeof n);
  const auto* body = reinterpret_cast<const std::byte*>(column.data());
  out.insert(out.end(), body, body + n * sizeof(T));
}

/// Takes columns from the front; `ok` ends when bytes are missing.
struct ColumnReader {
  std::span<const std::byte> rest;
  bool ok{true};

  std::uint64_t number() {
    std::uint64_t n = 0;
    ok = ok && rest.size() >= sizeof n;
    if (!ok) return 0;
    std::memcpy(&n, rest.data(), sizeof n);
    rest = rest.subspan(sizeof n);
    return n;
  }
  template <class T>
  void column(std::vector<T>& into) {
    const std::uint64_t n = number();
    ok = ok && n <= rest.size() / sizeof(T);
    if (!ok) return;
    into.resize(n);
    if (n > 0) std::memcpy(into.data(), rest.data(), n * sizeof(T));
    rest = rest.subspan(n * sizeof(T));
  }
};

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

std::vector<std::byte> AxonForest::state() const {
  std::vector<std::byte> out;
  write_column(out, std::vector<std::uint64_t>{axon_state_version, blocks_.size()});
  for (const AxonBlock& b : blocks_) {
    write_column(out, b.axons);
    write_column(out, b.cones);
    write_column(out, b.segments);
  }
  return out;
}

core::Issues AxonForest::restore(std::span<const std::byte> state) {
  ColumnReader reader{state};
  core::Issues issues;
  std::vector<std::uint64_t> head;
  reader.column(head);
  if (!reader.ok || head.size() != 2 || head[0] != axon_state_version) {
    issues.add(damaged("graft.axons-of-another-version", "the axons of the checkpoint are unknown",
                       "they were written by another version or are damaged"));
    return issues;
  }
  std::vector<AxonBlock> blocks;
  for (std::uint64_t i = 0; i < head[1] && reader.ok; ++i) {
    AxonBlock& b = blocks.emplace_back();
    reader.column(b.axons);
    reader.column(b.cones);
    reader.column(b.segments);
    reader.ok = reader.ok && is_sound(b);
  }
  if (!reader.ok || !reader.rest.empty()) {
    issues.add(damaged("graft.axons-damaged", "the axons of the checkpoint are damaged",
                       "bytes are missing, left over, or point to nothing"));
    return issues;
  }
  blocks_ = std::move(blocks);
  return issues;
}

}  // namespace caudata::graft
