// SPDX-License-Identifier: Apache-2.0
#include "patient/sensitivity.hpp"

#include <cmath>

#include "core/elementary.hpp"

namespace caudata::patient {
namespace {

const double half_width = std::sqrt(6.0);  // of a triangular variable with variance 1

/// Hands out triangular variables, two per word.
class Triangular {
 public:
  explicit Triangular(core::Stream& stream) : stream_(stream) {}
  double operator()() {
    if (half_left_) {
      half_left_ = false;
      return from(static_cast<std::uint32_t>(word_));
    }
    word_ = stream_.bits();
    half_left_ = true;
    return from(static_cast<std::uint32_t>(word_ >> 32));
  }

 private:
  static double from(std::uint32_t bits) {
    const auto sum = (bits & 0xffffu) + (bits >> 16);  // 0 … 2 (2^16 - 1)
    return half_width * (static_cast<double>(sum) / 0xffff - 1);
  }
  core::Stream& stream_;
  std::uint64_t word_{0};
  bool half_left_{false};
};

template <class Table>
void fill(Table& table, double sd, Triangular& draw) {
  for (auto& side : table) {
    for (float& factor : side) factor = static_cast<float>(core::exp(sd * draw()));
  }
}

}  // namespace

double greatest_sensitivity(double sd) { return core::exp(half_width * sd); }

Sensitivity draw_sensitivity(const SensitivityParameters& parameters, core::Stream& stream) {
  Triangular draw(stream);
  Sensitivity out;
  fill(out.muscle, parameters.muscle_sd, draw);
  fill(out.touch, parameters.dermatome_sd, draw);
  fill(out.prick, parameters.dermatome_sd, draw);
  return out;
}

Sensitivity even_sensitivity() {
  Sensitivity out;
  for (auto* table : {&out.touch, &out.prick}) {
    for (auto& side : *table) side.fill(1);
  }
  for (auto& side : out.muscle) side.fill(1);
  return out;
}

}  // namespace caudata::patient
