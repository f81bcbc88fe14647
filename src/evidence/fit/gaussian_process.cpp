// SPDX-License-Identifier: Apache-2.0
#include "evidence/fit/gaussian_process.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <cmath>

#include "core/contract.hpp"
#include "core/elementary.hpp"

namespace caudata::evidence::fit {
namespace {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;
using Index = Eigen::Index;

constexpr std::array grid_of_lengths{0.15, 0.3, 0.6, 1.2, 2.5, 5.0};
constexpr std::array grid_of_nuggets{1e-8, 1e-5, 1e-3, 1e-2, 1e-1};
constexpr double first_length = 1.2, first_nugget = 1e-3;
constexpr int passes = 2;  // over all coordinates
constexpr std::size_t points_per_coefficient = 3;

struct Shape {
  std::vector<double> lengths;
  double nugget{first_nugget};
};

double correlation(const double* a, const double* b, const std::vector<double>& lengths) {
  double square = 0;
  for (std::size_t d = 0; d < lengths.size(); ++d) {
    const double step = (a[d] - b[d]) / lengths[d];
    square += step * step;
  }
  return core::exp(-square / 2);
}

/// A column per point.
Matrix columns(std::span<const Point> points) {
  Matrix x(static_cast<Index>(points.front().size()), static_cast<Index>(points.size()));
  for (Index i = 0; i < x.cols(); ++i)
    for (Index d = 0; d < x.rows(); ++d)
      x(d, i) = points[static_cast<std::size_t>(i)][static_cast<std::size_t>(d)];
  return x;
}

Matrix correlations(const Matrix& x, const Shape& shape) {
  Matrix k(x.cols(), x.cols());
  for (Index i = 0; i < x.cols(); ++i) {
    for (Index j = 0; j < i; ++j)
      k(i, j) = k(j, i) = correlation(x.col(i).data(), x.col(j).data(), shape.lengths);
    k(i, i) = 1 + shape.nugget;
  }
  return k;
}

/// 1 and, with enough points, the coordinates.
Matrix basis(const Matrix& x) {
  const auto coefficients = static_cast<std::size_t>(x.rows() + 1);
  const bool linear = static_cast<std::size_t>(x.cols()) >= points_per_coefficient * coefficients;
  Matrix h = Matrix::Ones(x.cols(), linear ? x.rows() + 1 : 1);
  if (linear) h.rightCols(x.rows()) = x.transpose();
  return h;
}

double log_determinant(const Eigen::LLT<Matrix>& factor) {
  double sum = 0;
  const auto& l = factor.matrixLLT();
  for (Index i = 0; i < l.rows(); ++i) sum += core::log(l(i, i));
  return 2 * sum;
}

/// Everything that follows from the points, the values and a shape.
struct Solved {
  Eigen::LLT<Matrix> k, a;  // correlations; H' K^-1 H
  Matrix kh;                // K^-1 H
  Vector beta, alpha;       // mean; K^-1 (y - H beta)
  double scale{0};          // variance of the process
  double likelihood{0};     // restricted, up to a constant
};

Solved solve(const Matrix& x, const Matrix& h, const Vector& y, const Shape& shape) {
  Solved s;
  s.k.compute(correlations(x, shape));
  s.kh = s.k.solve(h);
  s.a.compute(h.transpose() * s.kh);
  s.beta = s.a.solve(s.kh.transpose() * y);
  const Vector rest = y - h * s.beta;
  s.alpha = s.k.solve(rest);
  const auto free = static_cast<double>(h.rows() - h.cols());
  s.scale = std::max(rest.dot(s.alpha) / free, 1e-300);
  s.likelihood = -(free * core::log(s.scale) + log_determinant(s.k) + log_determinant(s.a)) / 2;
  return s;
}

}  // namespace

struct GaussianProcess::Fit {
  Matrix x, h;
  Vector y;
  Shape shape;
  double centre{0}, unit{1};  // values are emulated as (y - centre) / unit
  Solved solved;

  Vector correlations_with(const Point& point) const;
  Vector basis_at(const Point& point) const;

  /// Tries every value of the grid for one number of the shape and keeps the best.
  template <class Grid>
  void improve(double& number, const Grid& grid) {
    double best = number;
    for (const double candidate : grid) {
      number = candidate;
      Solved trial = solve(x, h, y, shape);
      if (trial.likelihood <= solved.likelihood) continue;
      solved = std::move(trial);
      best = candidate;
    }
    number = best;
  }
};

GaussianProcess::GaussianProcess(std::span<const Point> points, std::span<const double> values) {
  EXPECTS(points.size() >= 3 && points.size() == values.size());
  auto fit = std::make_shared<Fit>();
  fit->x = columns(points);
  fit->h = basis(fit->x);
  fit->y = Eigen::Map<const Vector>(values.data(), static_cast<Index>(values.size()));
  fit->centre = fit->y.mean();
  const double sd = std::sqrt((fit->y.array() - fit->centre).square().mean());
  fit->unit = sd > 0 ? sd : 1;
  fit->y = (fit->y.array() - fit->centre) / fit->unit;
  fit->shape.lengths.assign(points.front().size(), first_length);
  fit->solved = solve(fit->x, fit->h, fit->y, fit->shape);
  for (int pass = 0; pass < passes; ++pass) {
    fit->improve(fit->shape.nugget, grid_of_nuggets);
    for (double& length : fit->shape.lengths) fit->improve(length, grid_of_lengths);
  }
  fit_ = std::move(fit);
}

Vector GaussianProcess::Fit::correlations_with(const Point& point) const {
  Vector k(x.cols());
  for (Index i = 0; i < k.size(); ++i)
    k(i) = correlation(point.data(), x.col(i).data(), shape.lengths);
  return k;
}

Vector GaussianProcess::Fit::basis_at(const Point& point) const {
  Vector at = Vector::Ones(h.cols());
  for (Index d = 1; d < at.size(); ++d) at(d) = point[static_cast<std::size_t>(d - 1)];
  return at;
}

Emulated GaussianProcess::at(const Point& point) const {
  const Solved& s = fit_->solved;
  const Vector k = fit_->correlations_with(point), h = fit_->basis_at(point);
  const double mean = h.dot(s.beta) + k.dot(s.alpha);
  const Vector left = h - s.kh.transpose() * k;
  const Vector known = s.k.matrixL().solve(k), trend = s.a.matrixL().solve(left);
  const double variance = s.scale * std::max(1 - known.squaredNorm() + trend.squaredNorm(), 0.0);
  return {fit_->centre + fit_->unit * mean, fit_->unit * fit_->unit * variance};
}

/// With w = K^-1 k and a = A^-1 (h - H' w), the variance changes with k by -2 (w + K^-1 H a) and
/// with h by 2 a.
EmulatedSlopes GaussianProcess::slopes_at(const Point& point) const {
  const Solved& s = fit_->solved;
  const Vector k = fit_->correlations_with(point), h = fit_->basis_at(point);
  const Vector known = s.k.solve(k), left = h - s.kh.transpose() * k, trend = s.a.solve(left);
  const double variance = std::max(1 - k.dot(known) + left.dot(trend), 0.0);
  const Vector by_mean = k.cwiseProduct(s.alpha);
  const Vector by_variance = -2 * k.cwiseProduct(known + s.kh * trend);
  const double unit = fit_->unit, square = unit * unit * s.scale;
  EmulatedSlopes slopes{{fit_->centre + unit * (h.dot(s.beta) + k.dot(s.alpha)), {}},
                        {square * variance, {}}};
  for (std::size_t d = 0; d < point.size(); ++d) {
    const auto row = static_cast<Index>(d);
    const double length = fit_->shape.lengths[d];
    // of ln k, at every point of the fit
    const Vector change = (fit_->x.row(row).transpose().array() - point[d]) / (length * length);
    const bool linear = h.size() > 1;
    slopes.mean.gradient.push_back(unit * (by_mean.dot(change) + (linear ? s.beta(row + 1) : 0)));
    slopes.variance.gradient.push_back(
        square * (by_variance.dot(change) + (linear ? 2 * trend(row + 1) : 0)));
  }
  return slopes;
}

const std::vector<double>& GaussianProcess::lengths() const { return fit_->shape.lengths; }

/// With Q = K^-1 - K^-1 H A^-1 H' K^-1, the error at i is (Q y)_i / sqrt(scale Q_ii).
std::vector<double> GaussianProcess::left_out_errors() const {
  const Solved& s = fit_->solved;
  const Matrix identity = Matrix::Identity(fit_->x.cols(), fit_->x.cols());
  const Matrix q = s.k.solve(identity) - s.kh * s.a.solve(s.kh.transpose());
  const Vector qy = q * fit_->y;
  std::vector<double> errors;
  for (Index i = 0; i < qy.size(); ++i)
    errors.push_back(-qy(i) / std::sqrt(s.scale * std::max(q(i, i), 1e-300)));
  return errors;
}

}  // namespace caudata::evidence::fit
