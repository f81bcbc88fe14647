// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace caudata::core {

constexpr double square(double x) { return x * x; }

}  // namespace caudata::core
