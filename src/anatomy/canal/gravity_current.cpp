// SPDX-License-Identifier: Apache-2.0
#include "anatomy/canal/gravity_current.hpp"

#include <algorithm>

#include "core/contract.hpp"

namespace caudata::anatomy {

namespace {

/// What crosses the faces: forward * h[i] - backward * h[i + 1] [mm^2/s].
struct CurrentFaces {
  std::vector<double> forward, backward;
};

CurrentFaces current_faces(const GravityCurrent& c, const std::vector<double>& h) {
  CurrentFaces faces;
  const auto deep = [&](std::size_t i) { return std::min(h[i], c.ceiling[i]); };
  for (std::size_t i = 0; i + 1 < h.size(); ++i) {
    const double a = deep(i), b = deep(i + 1), from = c.along > 0 ? a : b;
    const double spread = c.across * (a * a * a + b * b * b) / (2 * c.dx);
    const double slide = c.along * from * from;
    const double k = c.strength * c.open[i];
    faces.forward.push_back(k * (spread + std::max(slide, 0.0)));
    faces.backward.push_back(k * (spread + std::max(-slide, 0.0)));
  }
  return faces;
}

/// Time in which the fluid crosses half a cell; `longest` if that is shorter.
double current_step(const CurrentFaces& faces, const std::vector<double>& h, double dx,
                    double longest) {
  double step = longest;
  for (std::size_t i = 0; i + 1 < h.size(); ++i) {
    const double through = faces.forward[i] * h[i] - faces.backward[i] * h[i + 1];
    const double size = through < 0 ? -through : through, fluid = std::max(h[i], h[i + 1]);
    if (size > 0) step = std::min(step, dx * fluid / (2 * size));
  }
  return step;
}

/// Thomas: (1 + share (out of both faces)) h[i] - share (in from neighbours) = old h[i].
void current_solve(const CurrentFaces& faces, double share, std::vector<double>& h) {
  const std::size_t n = h.size();
  std::vector<double> upper(n, 0);
  for (std::size_t i = 0; i < n; ++i) {
    const double in = i > 0 ? share * faces.forward[i - 1] : 0;
    const double back = i > 0 ? share * faces.backward[i - 1] : 0;
    const double out = i + 1 < n ? share * faces.forward[i] : 0;
    const double from_next = i + 1 < n ? share * faces.backward[i] : 0;
    const double pivot = 1 + back + out - (i > 0 ? in * upper[i - 1] : 0);
    upper[i] = from_next / pivot;
    h[i] = (h[i] + (i > 0 ? in * h[i - 1] : 0)) / pivot;
  }
  for (std::size_t i = n - 1; i-- > 0;) h[i] += upper[i] * h[i + 1];
}

}  // namespace

std::vector<double> flow(const GravityCurrent& current, std::vector<double> thickness,
                         double seconds) {
  EXPECTS(current.ceiling.size() == thickness.size() && !thickness.empty());
  EXPECTS(current.open.size() + 1 == thickness.size());
  for (double left = seconds; left > 0;) {
    const CurrentFaces faces = current_faces(current, thickness);
    const double step = current_step(faces, thickness, current.dx, left);
    current_solve(faces, step / current.dx, thickness);
    left = step < left ? left - step : 0;
  }
  return thickness;
}

}  // namespace caudata::anatomy
