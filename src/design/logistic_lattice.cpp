// SPDX-License-Identifier: Apache-2.0
#include "design/logistic_lattice.hpp"

#include <algorithm>
#include <cmath>

#include "core/contract.hpp"
#include "core/elementary.hpp"

namespace caudata::design {
namespace {

constexpr std::size_t most = LogisticRegression::most_coefficients;
using Row = LogisticRegression::Row;
using Matrix = std::array<Row, most>;

double dot(const Row& a, const Row& b, std::size_t n) {
  double sum = 0;
  for (std::size_t k = 0; k < n; ++k) sum += a[k] * b[k];
  return sum;
}

double log_posterior(const LogisticRegression& model, const Row& theta) {
  double sum = 0;
  for (std::size_t k = 0; k < model.coefficients; ++k) {
    const double from_mean = (theta[k] - model.prior_mean[k]) / model.prior_sd[k];
    sum -= from_mean * from_mean / 2;
  }
  for (const auto& group : model.groups) {
    const double logit = dot(group.z, theta, model.coefficients);
    sum += group.events * logit - group.patients * core::log1p_exp(logit);
  }
  return sum;
}

struct Slope {
  Row gradient{};
  Matrix information{};  // minus the Hessian
};

Slope slope(const LogisticRegression& model, const Row& theta) {
  Slope at;
  const std::size_t n = model.coefficients;
  for (std::size_t k = 0; k < n; ++k) {
    const double precision = 1 / (model.prior_sd[k] * model.prior_sd[k]);
    at.gradient[k] = (model.prior_mean[k] - theta[k]) * precision;
    at.information[k][k] = precision;
  }
  for (const auto& group : model.groups) {
    const double p = 1 / (1 + core::exp(-dot(group.z, theta, n)));
    for (std::size_t k = 0; k < n; ++k) {
      at.gradient[k] += (group.events - group.patients * p) * group.z[k];
      for (std::size_t j = 0; j < n; ++j) {
        at.information[k][j] += group.patients * p * (1 - p) * group.z[k] * group.z[j];
      }
    }
  }
  return at;
}

/// The lower triangle L with L L' = a. Precondition: a is positive definite.
Matrix cholesky(const Matrix& a, std::size_t n) {
  Matrix lower{};
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = a[i][j];
      for (std::size_t k = 0; k < j; ++k) sum -= lower[i][k] * lower[j][k];
      lower[i][j] = i == j ? std::sqrt(sum) : sum / lower[j][j];
    }
  }
  return lower;
}

Matrix inverse(const Matrix& a, std::size_t n) {
  const Matrix lower = cholesky(a, n);
  Matrix result{};
  for (std::size_t column = 0; column < n; ++column) {
    Row x{};
    for (std::size_t i = 0; i < n; ++i) {
      double sum = i == column ? 1 : 0;
      for (std::size_t k = 0; k < i; ++k) sum -= lower[i][k] * x[k];
      x[i] = sum / lower[i][i];
    }
    for (std::size_t i = n; i-- > 0;) {
      double sum = x[i];
      for (std::size_t k = i + 1; k < n; ++k) sum -= lower[k][i] * x[k];
      x[i] = sum / lower[i][i];
    }
    for (std::size_t i = 0; i < n; ++i) result[i][column] = x[i];
  }
  return result;
}

/// Newton's method with halved steps: the log posterior is strictly concave.
Row mode(const LogisticRegression& model) {
  constexpr int most_steps = 100;
  constexpr double close_enough = 1e-9;  // in log posterior; the mode is only where to start
  Row theta = model.prior_mean;
  double height = log_posterior(model, theta);
  for (int step = 0; step < most_steps; ++step) {
    const Slope at = slope(model, theta);
    const Matrix covariance = inverse(at.information, model.coefficients);
    Row move{};
    for (std::size_t k = 0; k < model.coefficients; ++k) {
      move[k] = dot(covariance[k], at.gradient, model.coefficients);
    }
    if (dot(move, at.gradient, model.coefficients) < close_enough) break;
    double share = 1;
    Row there{};
    double there_height = height;
    for (int halving = 0; halving < most_steps; ++halving, share /= 2) {
      for (std::size_t k = 0; k < model.coefficients; ++k) there[k] = theta[k] + share * move[k];
      there_height = log_posterior(model, there);
      if (there_height > height) break;
    }
    if (there_height <= height) break;
    theta = there;
    height = there_height;
  }
  return theta;
}

/// Lattice points centre + scale . (step * k), k whole, found from the centre outwards.
class Flood {
 public:
  Flood(const LogisticRegression& model, const Row& centre, const Matrix& scale, double step,
        double negligible)
      : model_(model),
        centre_(centre),
        scale_(scale),
        step_(step),
        log_floor_(log_posterior(model, centre) + core::log(negligible)) {}

  std::vector<LatticeNode> nodes() {
    reach({});
    while (!open_.empty()) {
      const Index from = open_.back();
      open_.pop_back();
      for (std::size_t k = 0; k < model_.coefficients; ++k) {
        for (const int way : {-1, 1}) {
          Index to = from;
          to[k] += way;
          if (std::abs(to[k]) <= farthest) reach(to);
        }
      }
    }
    normalise();
    return std::move(nodes_);
  }

 private:
  using Index = std::array<int, most>;
  static constexpr int farthest = 40;
  static constexpr int across = 2 * farthest + 1;

  std::size_t place(const Index& at) const {
    std::size_t place = 0;
    for (std::size_t k = 0; k < model_.coefficients; ++k) {
      place = place * across + static_cast<std::size_t>(at[k] + farthest);
    }
    return place;
  }

  void reach(const Index& at) {
    const std::size_t here = place(at);
    if (seen_.empty()) {
      std::size_t places = 1;
      for (std::size_t k = 0; k < model_.coefficients; ++k) places *= across;
      seen_.resize(places);
    }
    if (seen_[here]) return;
    seen_[here] = true;
    LatticeNode node{centre_, 0, true};
    for (std::size_t k = 0; k < model_.coefficients; ++k) {
      for (std::size_t j = 0; j <= k; ++j) node.theta[k] += scale_[k][j] * step_ * at[j];
      node.coarse = node.coarse && at[k] % 2 == 0;
    }
    const double height = log_posterior(model_, node.theta);
    if (height < log_floor_) return;
    node.weight = height;
    nodes_.push_back(node);
    open_.push_back(at);
  }

  /// From heights to weights that sum to 1, heaviest first.
  void normalise() {
    std::stable_sort(nodes_.begin(), nodes_.end(), [](const LatticeNode& a, const LatticeNode& b) {
      return a.weight > b.weight;
    });
    const double highest = nodes_.front().weight;
    double sum = 0;
    for (LatticeNode& node : nodes_) {
      node.weight = core::exp(node.weight - highest);
      sum += node.weight;
    }
    for (LatticeNode& node : nodes_) node.weight /= sum;
  }

  const LogisticRegression& model_;
  Row centre_;
  Matrix scale_;
  double step_;
  double log_floor_;
  std::vector<bool> seen_;
  std::vector<Index> open_;
  std::vector<LatticeNode> nodes_;
};

void add_moments(PosteriorLattice& lattice, std::size_t n) {
  for (const LatticeNode& node : lattice.nodes) {
    for (std::size_t k = 0; k < n; ++k) lattice.mean[k] += node.weight * node.theta[k];
  }
  for (const LatticeNode& node : lattice.nodes) {
    for (std::size_t k = 0; k < n; ++k) {
      for (std::size_t j = 0; j < n; ++j) {
        lattice.covariance[k][j] +=
            node.weight * (node.theta[k] - lattice.mean[k]) * (node.theta[j] - lattice.mean[j]);
      }
    }
  }
}

}  // namespace

double PosteriorLattice::sd(const LogisticRegression::Row& z) const {
  double variance = 0;
  for (std::size_t k = 0; k < z.size(); ++k) variance += z[k] * dot(covariance[k], z, z.size());
  return std::sqrt(variance);
}

PosteriorLattice posterior_lattice(const LogisticRegression& model, double step,
                                   double negligible) {
  EXPECTS(model.coefficients > 0 && model.coefficients <= most);
  constexpr double first_step = 0.75;  // of a first lattice scaled by the curvature at the mode,
  constexpr double first_negligible = 1e-6;  // which only measures mean and covariance
  const std::size_t n = model.coefficients;
  const Row start = mode(model);
  const Matrix curvature = inverse(slope(model, start).information, n);
  PosteriorLattice first;
  first.nodes = Flood(model, start, cholesky(curvature, n), first_step, first_negligible).nodes();
  add_moments(first, n);
  PosteriorLattice lattice;
  lattice.nodes = Flood(model, first.mean, cholesky(first.covariance, n), step, negligible).nodes();
  add_moments(lattice, n);
  return lattice;
}

}  // namespace caudata::design
