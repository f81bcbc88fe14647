// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>

#include "oc/estimate.hpp"
#include "oc/estimate_error.hpp"

namespace caudata::oc {

/// Rows of one design under one scenario, in the order in which they are added: first of the whole
/// trial, then of the level that was named last.
class EstimateRows {
 public:
  /// `like`: scenario, design, method and number of trials of all rows.
  explicit EstimateRows(Estimate like) : like_(std::move(like)) {}

  void at(const std::string& part, const std::string& dose) {
    like_.part = part;
    like_.dose = dose;
  }
  void at_whole_trial() { at("", ""); }

  void add(const char* metric, Measured measured) {
    like_.metric = metric;
    like_.value = measured.value;
    like_.mc_error = measured.error;
    rows_.push_back(like_);
  }
  void share_of_trials(const char* metric, std::uint64_t k) { add(metric, share(k, like_.trials)); }
  void mean_per_trial(const char* metric, const IntegerSums& sums) {
    add(metric, mean(sums, like_.trials));
  }

  OperatingCharacteristics take() { return std::move(rows_); }

 private:
  Estimate like_;
  OperatingCharacteristics rows_;
};

}  // namespace caudata::oc
