// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "design/crm_curve.hpp"
#include "design/tally.hpp"

namespace caudata::design {

struct CrmSetting;
struct CrmData;

/// Sums over the posterior's nodes, unnormalised: of the weights, times beta, times beta squared.
struct CrmSums {
  double zeroth{0}, first{0}, second{0};
};

/// Nodes of the trapezoidal rule in beta, and on them the prior and the powers of every dose's
/// risk.
class CrmGrid {
 public:
  explicit CrmGrid(const CrmSetting& setting);

  /// Prior times likelihood at the nodes, summed; the scale cancels in every quotient.
  CrmSums sums(const CrmData& data) const;
  /// The same per node, ready for any other integral.
  std::vector<double> weights(const CrmData& data) const;

  /// In no order that matters.
  const std::vector<double>& nodes() const { return fine_.beta; }
  double step() const { return step_; }
  /// Risk of a dose at every node.
  std::span<const double> risk(std::size_t dose) const;

 private:
  /// Nodes at one spacing. Powers are laid out [dose][k][node], k = 0 .. powers_ - 1.
  struct Level {
    std::vector<double> beta, prior;
    std::vector<double> dlt_power, none_power;
  };
  /// Blocks of even nodes outside of which the posterior is negligible; `last`: one past.
  struct Window {
    std::size_t first, last;
  };
  Level level(const CrmSetting& setting, std::vector<double> nodes) const;
  void fill(Level& level, const CrmSetting& setting, std::size_t dose) const;
  bool in_tables(const CrmData& data) const;
  Window window(const CrmData& data) const;
  void weigh(const Level& level, const CrmData& data, std::size_t first, double* w) const;
  CrmSums sums_of_all(const CrmData& data) const;
  CrmSums sums_of_blocks(const CrmData& data, Window window) const;
  double log_likelihood(const CrmData& data, std::size_t node) const;
  std::vector<double> weights_by_logarithms(const CrmData& data) const;

  std::size_t doses_, powers_;
  double prior_sd_, step_;
  std::size_t blocks_;  // of the even nodes
  Level fine_;          // the even nodes, then the odd ones: the first half is a rule of its own
  Level coarse_;        // the first node of each block of even nodes
  std::vector<double> log_dlt_, log_none_;  // fine level, [dose][node]
};

}  // namespace caudata::design
