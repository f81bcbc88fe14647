// SPDX-License-Identifier: Apache-2.0
#include "graft/particles/particle_store.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/contract.hpp"

namespace caudata::graft {
/// Keys in the order of the store.
struct ParticleStore::StoreKeys {
  const DriftField& field;
  std::uint32_t suspended = 1;
  std::uint32_t bedload = suspended + static_cast<std::uint32_t>(field.voxels());
  std::uint32_t gone = bedload + 2 * static_cast<std::uint32_t>(field.columns());
  std::uint32_t count = gone + 1;

  std::uint32_t of(std::uint32_t x, std::uint32_t azimuth, std::uint32_t depth) const {
    switch (motion_of(depth)) {
      case Motion::adherent:
        return 0;
      case Motion::suspended:
        return suspended +
               static_cast<std::uint32_t>(voxel_of(field, locate(field, x, azimuth, depth)));
      case Motion::bedload: {
        const auto cell = field.cell_of_x(x) * field.na + field.cell_of_azimuth(azimuth);
        const std::uint32_t outer = surface_of(depth) == Surface::dura ? 1 : 0;
        return bedload + 2 * static_cast<std::uint32_t>(cell) + outer;
      }
      case Motion::gone:
        break;
    }
    return gone;
  }
};

namespace {

struct StorePart {
  std::size_t first, last;
};
StorePart store_part(std::size_t n, std::size_t part, std::size_t parts) {
  return {n * part / parts, n * (part + 1) / parts};
}

/// A size, without memory for twice as much.
void store_fit(std::vector<std::uint32_t>& buffer, std::size_t n) {
  if (buffer.capacity() / 2 > n) buffer = std::vector<std::uint32_t>();
  buffer.resize(n);
}

/// Turns counts by part and key into where each part's cells of a key begin; returns the counts by
/// key.
std::vector<std::uint32_t> begin_of_keys(std::vector<std::vector<std::uint32_t>>& parts,
                                         std::uint32_t keys) {
  std::vector<std::uint32_t> of_key(keys);
  std::uint32_t next = 0;
  for (std::uint32_t key = 0; key < keys; ++key) {
    const std::uint32_t first = next;
    for (auto& part : parts) next += std::exchange(part[key], next);
    of_key[key] = next - first;
  }
  return of_key;
}

}  // namespace

void ParticleStore::reserve(std::size_t cells) {
  for (auto* column : {&id_, &x_, &azimuth_, &depth_}) column->reserve(cells);
}

ParticleColumns ParticleStore::append(std::size_t cells) {
  const std::size_t before = size();
  restore(before + cells, settled_);
  return all().part(before, cells);
}

void ParticleStore::drop(std::size_t cells) {
  EXPECTS(cells <= size() - settled_);
  restore(size() - cells, settled_);
  give_back();
}

std::size_t ParticleStore::drop_gone_of_settled() {
  const std::size_t n = size();
  std::size_t kept = 0, left = 0;
  for (std::size_t i = 0; i < n; ++i) {
    if (i < settled_ && motion_of(depth_[i]) == Motion::gone) continue;
    left += i < settled_ ? 1 : 0;
    if (kept != i)
      for (auto* column : {&id_, &x_, &azimuth_, &depth_}) (*column)[kept] = (*column)[i];
    ++kept;
  }
  restore(kept, left);
  give_back();
  return n - kept;
}

void ParticleStore::give_back() {
  if (size() > most_ / 2) return;
  for (auto* column : {&id_, &x_, &azimuth_, &depth_}) column->shrink_to_fit();
  most_ = size();
}

void ParticleStore::restore(std::size_t cells, std::size_t settled) {
  EXPECTS(settled <= cells && cells < std::size_t{1} << 32);
  for (auto* column : {&id_, &x_, &azimuth_, &depth_}) column->resize(cells);
  settled_ = settled;
  most_ = std::max(most_, cells);
}

ParticleStore::Counts ParticleStore::sort(const DriftField& field, core::Team& team,
                                          std::vector<std::uint32_t>& in_voxel) {
  const StoreKeys keys{field};
  for (auto* buffer : {&spare_, &to_}) store_fit(*buffer, size() - settled_);
  StoreTable begin = count_keys(keys, team);
  const std::vector<std::uint32_t> of_key = begin_of_keys(begin, keys.count);
  const auto sum = [&](std::uint32_t from, std::uint32_t to) {
    return static_cast<std::size_t>(
        std::accumulate(of_key.begin() + from, of_key.begin() + to, std::uint32_t{0}));
  };
  in_voxel.assign(of_key.begin() + keys.suspended, of_key.begin() + keys.bedload);
  move_columns(begin, team);
  settled_ += of_key[0];
  return {sum(keys.suspended, keys.bedload), sum(keys.bedload, keys.gone), of_key[keys.gone]};
}

ParticleStore::StoreTable ParticleStore::count_keys(const StoreKeys& keys, core::Team& team) {
  const ParticleColumns cells = moving();
  std::uint32_t* const key = to_.data();
  StoreTable count(team.threads());
  team.for_each_block(count.size(), [&](std::size_t part, unsigned) {
    count[part].assign(keys.count, 0);
    const StorePart range = store_part(cells.size(), part, count.size());
    for (std::size_t i = range.first; i < range.last; ++i) {
      key[i] = keys.of(cells.x[i], cells.azimuth[i], cells.depth[i]);
      ++count[part][key[i]];
    }
  });
  return count;
}

void ParticleStore::move_columns(StoreTable& begin, core::Team& team) {
  const std::size_t n = to_.size(), parts = begin.size();
  const auto for_parts = [&](auto work) {
    team.for_each_block(parts, [&](std::size_t part, unsigned) {
      const StorePart range = store_part(n, part, parts);
      work(part, range.first, range.last);
    });
  };
  for_parts([&](std::size_t part, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) to_[i] = begin[part][to_[i]]++;
  });
  for (auto* column : {&id_, &x_, &azimuth_, &depth_}) {
    std::uint32_t* const cells = column->data() + settled_;
    for_parts([&](std::size_t, std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i) spare_[to_[i]] = cells[i];
    });
    for_parts([&](std::size_t, std::size_t first, std::size_t last) {
      std::copy(spare_.data() + first, spare_.data() + last, cells + first);
    });
  }
}

}  // namespace caudata::graft
