// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>

namespace caudata::oc {

/// Counts of an integer quantity. Merging is addition, so quantiles of a run do not depend on how
/// it was cut.
class Histogram {
 public:
  void add(int value, std::uint64_t times = 1) {
    count_[value] += times;
    total_ += times;
  }
  void merge(const Histogram& other) {
    for (const auto& [value, times] : other.count_) add(value, times);
  }
  std::uint64_t total() const { return total_; }
  std::uint64_t count(int value) const {
    const auto found = count_.find(value);
    return found == count_.end() ? 0 : found->second;
  }
  const std::map<int, std::uint64_t>& counts() const { return count_; }

  /// The smallest value with at least a share q of all at or below it. Precondition: total() > 0.
  int quantile(double q) const {
    const double wanted = q * static_cast<double>(total_);
    std::uint64_t seen = 0;
    for (const auto& [value, times] : count_) {
      seen += times;
      if (static_cast<double>(seen) >= wanted) return value;
    }
    return count_.rbegin()->first;
  }
  double mean() const {
    double sum = 0;  // integers: exact below 2^53
    for (const auto& [value, times] : count_)
      sum += static_cast<double>(value) * static_cast<double>(times);
    return sum / static_cast<double>(total_);
  }
  friend bool operator==(const Histogram&, const Histogram&) = default;

 private:
  std::map<int, std::uint64_t> count_;
  std::uint64_t total_{0};
};

}  // namespace caudata::oc
