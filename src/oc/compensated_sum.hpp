// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace caudata::oc {

/// Sum of non-negative terms with the rounding of every addition carried along (Kahan-Babuska, as
/// Neumaier 1974). Error: about one rounding of the result for up to 2^50 terms. Depends on the
/// order of the terms, which callers fix.
class CompensatedSum {
 public:
  void add(double x) {
    const double sum = sum_ + x;
    lost_ += sum_ >= x ? (sum_ - sum) + x : (x - sum) + sum_;
    sum_ = sum;
  }
  double value() const { return sum_ + lost_; }

 private:
  double sum_{0}, lost_{0};
};

}  // namespace caudata::oc
