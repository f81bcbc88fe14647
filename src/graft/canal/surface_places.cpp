// SPDX-License-Identifier: Apache-2.0
#include "graft/canal/surface_places.hpp"

#include <algorithm>

#include "graft/particles/particle.hpp"

namespace caudata::graft {
namespace {

/// From 0 to 1, neither of them.
double places_uniform(std::uint32_t word) { return (word + 0.5) * 0x1p-32; }

/// The index of the stretch that a share of the way to the last end falls into.
template <class Ends>
std::size_t places_stretch(const Ends& ends, std::uint32_t word) {
  const double at = places_uniform(word) * ends.back();
  return static_cast<std::size_t>(std::upper_bound(ends.begin(), ends.end() - 1, at) -
                                  ends.begin());
}

/// Within the i-th of n cells, in units of 2^-32 of them all.
std::uint32_t places_within(std::uint32_t i, std::uint32_t n, std::uint32_t word) {
  return static_cast<std::uint32_t>((i + places_uniform(word)) / n * 0x1p32);
}

}  // namespace

SurfacePlaces::SurfacePlaces(const CanalSite& site)
    : nx_(site.postures[0].grid.nx), na_(site.postures[0].grid.na) {
  for (const SurfaceCell& cell : surface_cells(site.postures[0].grid, site.roots)) {
    if (!(cell.area > 0)) continue;
    OneSurface& one = of_[static_cast<std::size_t>(cell.surface)];
    one.ends.push_back((one.ends.empty() ? 0 : one.ends.back()) + cell.area);
    one.cells.push_back(cell);
  }
  double end = 0;
  for (std::size_t i = 0; i < surfaces; ++i)
    ends_[i] = end += of_[i].cells.empty() ? 0 : site.areas[i];
}

void SurfacePlaces::lay(const GraftKey& key, CellId id, std::uint32_t& x, std::uint32_t& azimuth,
                        std::uint32_t& depth) const {
  const auto words = key.words(id, 0, Purpose::scatter);
  const OneSurface& one = of_[places_stretch(ends_, words[0])];
  const SurfaceCell& cell = one.cells[places_stretch(one.ends, words[1])];
  x = places_within(cell.column / na_, nx_, words[2]);
  azimuth = (azimuth & ~fraction_mask) |
            (places_within(cell.column % na_, na_, words[3]) & fraction_mask);
  std::uint32_t level = 0;  // of 256
  if (cell.where == SurfaceCell::Where::outer) level = 0xff;
  if (cell.where == SurfaceCell::Where::between) level = std::max(words[2] & 0xffu, 1u);
  depth = adherent_word(level << 24, cell.surface, adhesion_time(depth));
}

}  // namespace caudata::graft
