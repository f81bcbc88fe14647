// SPDX-License-Identifier: Apache-2.0
#include "evidence/fit/latin_hypercube.hpp"

#include <numeric>
#include <utility>

namespace caudata::evidence::fit {
namespace {

std::vector<std::size_t> permutation(std::size_t count, core::Stream& stream) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t left = count; left > 0; --left) {
    const auto pick = static_cast<std::size_t>(stream.uniform() * static_cast<double>(left));
    std::swap(order[left - 1], order[pick]);
  }
  return order;
}

}  // namespace

std::vector<Point> latin_hypercube(std::size_t count, std::size_t dimensions,
                                   core::Stream& stream) {
  std::vector<Point> points(count, Point(dimensions));
  for (std::size_t d = 0; d < dimensions; ++d) {
    const std::vector<std::size_t> order = permutation(count, stream);
    for (std::size_t i = 0; i < count; ++i)
      points[i][d] =
          (static_cast<double>(order[i]) + stream.uniform()) / static_cast<double>(count);
  }
  return points;
}

}  // namespace caudata::evidence::fit
