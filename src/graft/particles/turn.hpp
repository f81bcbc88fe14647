// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>

/// Sine and cosine of an angle in turns, single precision, for kernels: the same few additions and
/// multiplications in plain code and in vectors. Absolute error below 3e-7.
namespace caudata::graft {

/// (2 pi)^k / k! with alternating signs, k = 1, 3, ..., 11.
inline constexpr float turn_terms[] = {6.2831853f,  -41.341702f, 81.605249f,
                                       -76.705860f, 42.058694f,  -15.094643f};

/// sin(2 pi m) for |m| <= 1/4.
inline float sine_of_quarter(float m) {
  const float m2 = m * m;
  float p = turn_terms[5];
  for (int k = 4; k >= 0; --k) p = turn_terms[k] + m2 * p;
  return m * p;
}

struct TurnSines {
  float sine, cosine;
};

/// `turns` in [0, 1).
inline TurnSines sines_of_turns(float turns) {
  const float s = turns - 0.5f;
  const float whole = std::abs(s);
  const float quarter = sine_of_quarter(std::min(whole, 0.5f - whole));
  return {s < 0 ? quarter : -quarter, -sine_of_quarter(0.25f - whole)};
}

}  // namespace caudata::graft
