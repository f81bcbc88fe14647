// SPDX-License-Identifier: Apache-2.0
#include "graft/canal/canal_phase.hpp"

/// Checkpoints of the cells of the canal. That they are whole, of this version and of this run is
/// what the container sees to; here a state is refused only if it cannot be one of this course.
namespace caudata::graft {

void CanalCourse::write(ByteWriter& out) const {
  out.put(std::array{ticks_, last_dose_, injected_, handed_over_});
  out.put(std::array{doses_given_, carry_steps_, settle_steps_, unsorted_});
  out.put(limit_);
  out.put(dead_);
  out.put(left_);
  out.put(std::array<std::uint64_t, 4>{store_.size(), store_.settled(), counts_.suspended,
                                       counts_.bedload});
  out.put_all(std::span<const float>(hindrance_));
  const ParticleView cells = store_.all();
  for (const auto column : {cells.id, cells.x, cells.azimuth, cells.depth}) out.put(column);
}

bool CanalCourse::read(ByteReader& in) {
  const auto past = in.get<std::array<std::uint64_t, 4>>();
  const auto steps = in.get<std::array<std::uint32_t, 4>>();
  limit_ = in.get<double>();
  dead_ = in.get<decltype(dead_)>();
  left_ = in.get<decltype(left_)>();
  const auto cells = in.get<std::array<std::uint64_t, 4>>();
  ticks_ = past[0], last_dose_ = past[1], injected_ = past[2], handed_over_ = past[3];
  doses_given_ = steps[0], carry_steps_ = steps[1], settle_steps_ = steps[2], unsorted_ = steps[3];
  counts_ = {cells[2], cells[3], 0};
  const std::uint64_t voxels = in.count_of<float>();
  const std::uint64_t most = plan_.carried();
  if (!in.whole() || cells[0] > most || cells[1] > cells[0] || injected_ > most ||
      handed_over_ > injected_ || doses_given_ > plan_.doses.size() ||
      (voxels != 0 && voxels != phases_[0]->field.voxels()))
    return false;
  hindrance_.resize(voxels);
  in.fill(std::span(hindrance_));
  store_.restore(cells[0], cells[1]);
  const ParticleColumns columns = store_.all();
  for (const auto column : {columns.id, columns.x, columns.azimuth, columns.depth}) in.fill(column);
  return in.whole();
}

}  // namespace caudata::graft
