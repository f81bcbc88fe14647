// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "graft/canal/canal_course.hpp"
#include "graft/particles/particle_fixture.hpp"

/// A small canal with everything in it, and doses given into it.
namespace caudata::test {

inline graft::CanalSite course_site() {
  graft::CanalSite site;
  const anatomy::CanalGrid grid = uneven_canal({40, 16, 4}, 0.5f);
  site.postures = {{anatomy::Posture::supine, {0, 0, 1}, grid},
                   {anatomy::Posture::left_lateral, {0, 1, 0}, grid},
                   {anatomy::Posture::right_lateral, {0, -1, 0}, grid},
                   {anatomy::Posture::trendelenburg, {-0.6, 0, 0.8}, grid}};
  site.roots.assign(40, 0.02f);
  site.areas = graft::surface_areas(grid, site.roots);
  return site;
}

/// A bolus between 60 and 100 mm of 120, evenly around.
inline graft::StartProfile course_start() {
  graft::StartProfile start;
  for (int ix = 0; ix < 40; ++ix) start.along.push_back(ix >= 20 && ix < 33 ? 1 : 0);
  start.around.assign(16, 1);
  return start;
}

inline graft::SuspendedCells course_cells() {
  graft::SuspendedCells cells{{}, {}, 0.75, 0.1, 5};
  for (std::size_t i = 0; i < 16; ++i) cells.diameter[i] = 10 + 0.3 * static_cast<double>(i);
  for (std::size_t i = 0; i < 8; ++i) cells.excess_density[i] = 40 + 4 * static_cast<double>(i);
  return cells;
}

inline graft::CanalCourseParameters course_parameters() {
  return {{{2, 1, 1.5, 6}}, 12, {0.1, 0.3, 0.5, 0.01}, {0.02, 0.05}, 1, 4.65};
}

/// Detached cells die at this hazard [1/d].
inline graft::CanalSurvival course_survival(double detached_death) { return {detached_death, 0.6}; }

inline std::vector<std::byte> state_of(const graft::CanalCourse& course) {
  graft::ByteWriter out;
  course.write(out);
  return out.take();
}
inline bool restored(graft::CanalCourse& course, std::span<const std::byte> state) {
  graft::ByteReader in(state);
  return course.read(in) && in.at_end();
}

inline const graft::GraftKey course_key(std::array<std::uint32_t, 2>{0xa4093822u, 0x299f31d0u});

}  // namespace caudata::test
