// SPDX-License-Identifier: Apache-2.0
#include "design/ewoc_posterior.hpp"

#include <algorithm>
#include <cstddef>
#include <span>

#include "core/elementary.hpp"

namespace caudata::design {
namespace {

constexpr std::size_t stride = 4;              // of the columns looked at first
constexpr double negligible_log_weight = -28;  // against the largest log weight seen

/// Logarithms of prior times likelihood. What of the log likelihood is linear in the log odds needs
/// no table.
class LogPosterior {
 public:
  LogPosterior(const EwocGrid& grid, const EwocSetting& setting, const BlrmCounts& counts)
      : grid_(grid) {
    for (std::size_t dose = 0; dose < counts.patients.size(); ++dose) {
      dlt_ += counts.dlt[dose];
      dlt_by_place_ += counts.dlt[dose] * setting.place[dose];
      if (counts.patients[dose] > 0) treated_.push_back({dose, counts.patients[dose]});
    }
    find_windows();
  }

  struct Window {
    std::size_t first, last;  // columns; `last`: one past
  };
  Window window(std::size_t row) const { return windows_[row]; }

  /// ln(weight) of the columns of a window, less the largest one seen.
  std::span<const double> log_weights(std::size_t row) {
    const auto [first, last] = windows_[row];
    const double constant = grid_.rows[row].log_weight - largest_, slope = slope_of(row);
    out_.resize(last - first);
    for (std::size_t i = first; i < last; ++i) {
      out_[i - first] = grid_.log_weight[i] + constant + slope * grid_.w[i];
    }
    for (const auto& [dose, patients] : treated_) {
      const double* log_none = &grid_.log_none[grid_.at(dose, row)];
      for (std::size_t i = first; i < last; ++i) out_[i - first] += patients * log_none[i];
    }
    return out_;
  }

 private:
  struct Treated {
    std::size_t dose;
    double patients;
  };

  double slope_of(std::size_t row) const {
    return dlt_by_place_ * grid_.rows[row].inverse_mtd - dlt_;
  }

  /// Of every `stride`-th column.
  void look_at(std::size_t row, std::vector<double>& seen) const {
    const double slope = slope_of(row);
    for (std::size_t i = 0; i < grid_.w.size(); i += stride) {
      double sum = grid_.log_weight[i] + grid_.rows[row].log_weight + slope * grid_.w[i];
      for (const auto& [dose, patients] : treated_) {
        sum += patients * grid_.log_none[grid_.at(dose, row) + i];
      }
      seen.push_back(sum);
    }
  }

  /// For a given MTD the log likelihood and the log prior are concave in w: what weighs anything is
  /// one window. Columns that are `stride` apart do not miss a peak by much.
  void find_windows() {
    const std::size_t columns = grid_.w.size(), looks = (columns + stride - 1) / stride;
    std::vector<double> seen;
    seen.reserve(looks * grid_.rows.size());
    for (std::size_t row = 0; row < grid_.rows.size(); ++row) look_at(row, seen);
    largest_ = *std::max_element(seen.begin(), seen.end());
    const auto weighs = [&](double log_weight) {
      return log_weight - largest_ > negligible_log_weight;
    };
    for (std::size_t row = 0; row < grid_.rows.size(); ++row) {
      const auto looked = std::span(seen).subspan(row * looks, looks);
      const auto begin = std::find_if(looked.begin(), looked.end(), weighs);
      const auto end = std::find_if(looked.rbegin(), looked.rend(), weighs).base();
      const auto first = static_cast<std::size_t>(begin - looked.begin());
      const auto last = static_cast<std::size_t>(end - looked.begin());
      if (first >= last) {
        windows_.push_back({0, 0});
      } else {
        windows_.push_back(
            {first == 0 ? 0 : (first - 1) * stride, std::min(columns, last * stride)});
      }
    }
  }

  const EwocGrid& grid_;
  double dlt_{0}, dlt_by_place_{0};
  std::vector<Treated> treated_;
  double largest_{0};
  std::vector<Window> windows_;  // per row
  std::vector<double> out_;
};

}  // namespace

/// Calls visit(row, column, weight) for all nodes that weigh anything; returns the sum of weights.
template <class Visit>
double EwocPosterior::for_each_weight(const BlrmCounts& counts, Visit visit) const {
  LogPosterior posterior(grid_, setting_, counts);
  double total = 0;
  for (std::size_t row = 0; row < grid_.rows.size(); ++row) {
    const std::size_t first = posterior.window(row).first;
    const auto log_weights = posterior.log_weights(row);
    for (std::size_t i = 0; i < log_weights.size(); ++i) {
      const double weight = core::exp(log_weights[i]);
      total += weight;
      visit(row, first + i, weight);
    }
  }
  return total;
}

std::vector<double> EwocPosterior::overdose(const BlrmCounts& counts) const {
  std::vector<double> over(doses() + 1, 0.0);  // first by the lowest dose above the MTD
  const double total = for_each_weight(counts, [&](std::size_t row, std::size_t, double w) {
    over[grid_.rows[row].first_over] += w;
  });
  double sum = 0;
  for (double& dose : over) dose = (sum += dose) / total;
  over.pop_back();
  return over;
}

std::vector<double> EwocPosterior::risk(const BlrmCounts& counts) const {
  std::vector<double> risk(doses(), 0.0);
  const double total =
      for_each_weight(counts, [&](std::size_t row, std::size_t column, double weight) {
        for (std::size_t dose = 0; dose < doses(); ++dose) {
          risk[dose] += weight * (1 - core::exp(grid_.log_none[grid_.at(dose, row) + column]));
        }
      });
  for (double& dose : risk) dose /= total;
  return risk;
}

}  // namespace caudata::design
