// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace caudata::anatomy {

/// Values on (x, azimuth, layer), index (ix na + ia) nw + iw.
struct LayerField {
  std::uint32_t nx{0}, na{0}, nw{0};
  std::vector<double> value;
  LayerField() = default;
  LayerField(std::uint32_t x, std::uint32_t a, std::uint32_t w)
      : nx(x), na(a), nw(w), value(std::size_t{x} * a * w, 0) {}
  std::size_t at(std::uint32_t i, std::uint32_t j, std::uint32_t k) const {
    return (std::size_t{i} * na + j) * nw + k;
  }
};

/// Mean along x over `half_width` stations to either side, twice (a triangle), with the values
/// continued oddly about both ends, so that they vanish there.
void smooth_along(LayerField& field, std::uint32_t half_width);

/// The stream function of each layer, at the middles of cells, from the flux along x through each
/// cell; what a layer carries in sum over a section must be 0. `weight` (nx, na) > 0 settles the
/// constant: the weighted mean around is 0.
LayerField stream_function(const LayerField& flux, const std::vector<double>& weight);

/// Flux along x and around through the middle of each cell: central differences of the stream
/// function, which continues oddly about both ends. Their own central differences cancel to
/// round-off, so nothing gathers anywhere, whatever the stream function.
struct StreamFlux {
  double along, around;
};
StreamFlux flux(const LayerField& stream, std::uint32_t i, std::uint32_t j, std::uint32_t k);

}  // namespace caudata::anatomy
