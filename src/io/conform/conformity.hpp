// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace caudata::io {

/// What the check of a reference file found.
class Conformity {
 public:
  struct Failure {
    std::size_t line;
    std::string what;  // "p_select dose 2: 0.4016 here, 0.4006 there, tolerance 1e-9"
  };

  /// A row whose deviation, in the unit of the file's tolerance, is `deviation`; it fails above
  /// `tolerance`, or when it is not a number.
  void compare(std::size_t line, double deviation, double tolerance, const std::string& what);
  /// A row that must be identical.
  void identical(std::size_t line, const std::string& here, const std::string& there,
                 const std::string& what);
  /// A row that could not be computed: a failure without a deviation.
  void fail(std::size_t line, std::string what);

  std::size_t rows() const { return rows_; }
  const std::vector<Failure>& failures() const { return failures_; }
  /// The largest deviation, whatever the unit of its row; a row that is not identical counts 1.
  double worst() const { return worst_; }
  /// The largest deviation in multiples of the tolerance of its row; above 1 is a failure. Rows
  /// that must be identical have none.
  double worst_of_tolerance() const { return worst_of_tolerance_; }

 private:
  std::size_t rows_{0};
  double worst_{0};
  double worst_of_tolerance_{0};
  std::vector<Failure> failures_;
};

}  // namespace caudata::io
