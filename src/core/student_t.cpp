// SPDX-License-Identifier: Apache-2.0
#include "core/student_t.hpp"

#include <cmath>

#include "core/elementary.hpp"
#include "core/square.hpp"

namespace caudata::core {
namespace {

double scale(double freedom) { return (8 * freedom + 1) / (8 * freedom + 3); }

}  // namespace

double deviate_of_t(double t, double freedom) {
  return scale(freedom) * std::sqrt(freedom * log1p(square(t) / freedom));
}

double t_of_deviate(double deviate, double freedom) {
  return std::sqrt(freedom * expm1(square(deviate / scale(freedom)) / freedom));
}

}  // namespace caudata::core
