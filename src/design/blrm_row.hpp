// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace caudata::design {

/// Bivariate normal prior of the intercept a and the log slope b.
struct BlrmPrior {
  double mean_a{0}, sd_a{2};
  double mean_b{0}, sd_b{1};
  double rho{0};  // correlation, inside (-1, 1)
};

struct BlrmSetting {
  BlrmPrior prior{};
  std::vector<double> log_ratio;    // per dose: ln(amount / reference amount)
  double lower{0.16}, upper{0.33};  // the target interval [lower, upper)
  int most_patients{0};  // decides the spacing of nodes; more cost accuracy, not validity
};

/// DLTs and patients of each dose as the likelihood counts them; fractions where data are
/// discounted.
struct BlrmCounts {
  std::vector<double> dlt, patients;
};

/// The nodes in a for one value of b. Panels end wherever a dose crosses a limit of the target
/// interval, so each panel belongs to one interval at every dose and the integrand is smooth in it.
struct BlrmRow {
  struct Cut {
    std::uint16_t lower, upper;  // first panel in which the risk is at least the limit
  };
  double b{0};
  std::vector<double> a;
  std::vector<double> log_weight;         // ln(quadrature weight times prior density)
  std::vector<double> log_one_plus_odds;  // [dose][node]: -ln(1 - p)
  std::vector<std::uint16_t> panel;       // first node of each panel, and one past the last
  std::vector<Cut> cut;                   // per dose
};

BlrmRow blrm_row(const BlrmSetting& setting, double b);

}  // namespace caudata::design
