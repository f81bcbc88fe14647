// SPDX-License-Identifier: Apache-2.0
#include "io/graft/swc.hpp"

#include <fmt/format.h>

#include <iterator>

#include "core/contract.hpp"

namespace caudata::io {
namespace {

constexpr int swc_soma = 1, swc_axon = 2;
constexpr double micrometres = 1000;  // in a millimetre

}  // namespace

std::string to_swc(const graft::AxonTree& axon) {
  EXPECTS(axon.points.size() == axon.parent.size());
  std::string text = fmt::format(
      "# axon of the neuron {}, simulated with Caudata\n"
      "# x caudal from the foramen magnum, y left, z dorsal; lengths in micrometres\n"
      "# number type x y z radius parent; types: 1 soma, 2 axon\n",
      axon.neuron);
  for (std::size_t i = 0; i < axon.points.size(); ++i) {
    const auto& [x, y, z, radius] = axon.points[i];
    const std::int32_t parent = axon.parent[i];
    EXPECTS((parent == -1) == (i == 0) && parent < static_cast<std::int32_t>(i));
    fmt::format_to(std::back_inserter(text), "{} {} {:.3f} {:.3f} {:.3f} {:.4f} {}\n", i + 1,
                   i == 0 ? swc_soma : swc_axon, micrometres * static_cast<double>(x),
                   micrometres * static_cast<double>(y), micrometres * static_cast<double>(z),
                   radius, parent < 0 ? -1 : parent + 1);
  }
  return text;
}

std::string swc_name(const graft::AxonTree& axon) {
  return fmt::format("axons/neuron-{:016x}.swc", axon.neuron);
}

}  // namespace caudata::io
