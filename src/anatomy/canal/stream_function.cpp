// SPDX-License-Identifier: Apache-2.0
#include "anatomy/canal/stream_function.hpp"

namespace caudata::anatomy {

namespace {

/// One line along x, continued oddly about its ends.
double stream_odd(const std::vector<double>& line, std::int64_t i) {
  const auto n = static_cast<std::int64_t>(line.size());
  if (i < 0) return -line[static_cast<std::size_t>(-1 - i)];
  if (i >= n) return -line[static_cast<std::size_t>(2 * n - 1 - i)];
  return line[static_cast<std::size_t>(i)];
}

std::vector<double> stream_box(const std::vector<double>& line, std::int64_t half) {
  std::vector<double> mean(line.size());
  double sum = 0;
  for (std::int64_t i = -half; i <= half; ++i) sum += stream_odd(line, i);
  for (std::size_t i = 0; i < line.size(); ++i) {
    const auto at = static_cast<std::int64_t>(i);
    mean[i] = sum / static_cast<double>(2 * half + 1);
    sum += stream_odd(line, at + half + 1) - stream_odd(line, at - half);
  }
  return mean;
}

}  // namespace

void smooth_along(LayerField& field, std::uint32_t half_width) {
  std::vector<double> line(field.nx);
  const std::size_t stride = std::size_t{field.na} * field.nw;
  for (std::size_t start = 0; start < stride; ++start) {
    for (std::size_t i = 0; i < field.nx; ++i) line[i] = field.value[i * stride + start];
    line = stream_box(stream_box(line, half_width), half_width);
    for (std::size_t i = 0; i < field.nx; ++i) field.value[i * stride + start] = line[i];
  }
}

LayerField stream_function(const LayerField& flux, const std::vector<double>& weight) {
  LayerField stream(flux.nx, flux.na, flux.nw);
  for (std::uint32_t i = 0; i < flux.nx; ++i) {
    for (std::uint32_t k = 0; k < flux.nw; ++k) {
      double face = 0, sum = 0, weights = 0;
      for (std::uint32_t j = 0; j < flux.na; ++j) {
        const double through = flux.value[flux.at(i, j, k)];
        const double w = weight[std::size_t{i} * flux.na + j];
        stream.value[flux.at(i, j, k)] = face + through / 2;
        sum += w * (face + through / 2);
        weights += w;
        face += through;
      }
      for (std::uint32_t j = 0; j < flux.na; ++j) {
        stream.value[flux.at(i, j, k)] -= sum / weights;
      }
    }
  }
  return stream;
}

StreamFlux flux(const LayerField& s, std::uint32_t i, std::uint32_t j, std::uint32_t k) {
  const auto value = [&](std::uint32_t ii, std::uint32_t jj) { return s.value[s.at(ii, jj, k)]; };
  const double before = i == 0 ? -value(0, j) : value(i - 1, j);
  const double after = i + 1 == s.nx ? -value(i, j) : value(i + 1, j);
  const double left = value(i, (j + s.na - 1) % s.na), right = value(i, (j + 1) % s.na);
  return {(right - left) / 2, (before - after) / 2};
}

}  // namespace caudata::anatomy
