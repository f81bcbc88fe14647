// SPDX-License-Identifier: Apache-2.0
#include "design/association.hpp"

#include "core/elementary.hpp"

namespace caudata::design {
namespace {

// Nodes and weights for the standard normal density (Abramowitz and Stegun, table 25.10: nodes
// times sqrt(2), weights over sqrt(pi)).
constexpr std::array<double, Association::nodes / 2> normal_node{
    0.539079811351375, 1.636519042435108, 2.802485861287542, 4.144547186125894};
constexpr std::array<double, Association::nodes / 2> normal_weight{
    3.73012257679077e-01, 1.17239907661759e-01, 9.63522012078826e-03, 1.12614538375368e-04};

void multiply(Association::OverPsi& product, const Association::OverPsi& by) {
  for (std::size_t k = 0; k < by.size(); ++k) product[k] *= by[k];
}

/// product *= base^count
void multiply_power(Association::OverPsi& product, Association::OverPsi base, int count) {
  for (;;) {
    if (count % 2 == 1) multiply(product, base);
    count /= 2;
    if (count == 0) return;
    multiply(base, base);
  }
}

}  // namespace

Association::Association(double mean, double sd) {
  for (std::size_t k = 0; k < nodes; ++k) {
    const double side = k % 2 == 0 ? sd : -sd;
    rho_[k] = 2 / (1 + core::exp(-(mean + side * normal_node[k / 2]))) - 1;
    weight_[k] = normal_weight[k / 2];
  }
}

Association::Factor::Factor(const Association& association, std::span<const Tally> tally,
                            const PerDose& p_tox)
    : association_(association) {
  for (std::size_t dose = 0; dose < tally.size(); ++dose) {
    const auto [evaluable, dlt, response, both] = tally[dose];
    const double p = p_tox[dose];
    add(dose, both, 1 - p, p - 1);
    add(dose, evaluable - dlt - response + both, 0, p);
    add(dose, response - both, -p, p);
    add(dose, dlt - both, 0, p - 1);
  }
}

void Association::Factor::add(std::size_t dose, int count, double offset, double slope) {
  if (count > 0) terms_.push_back({dose, count, offset, slope});
}

double Association::Factor::operator()(const PerDose& p_eff) const {
  OverPsi product = association_.weight_;
  for (const Term& term : terms_) {
    const double z = term.offset + term.slope * p_eff[term.dose];
    OverPsi base;
    for (std::size_t k = 0; k < nodes; ++k) base[k] = 1 + association_.rho_[k] * z;
    multiply_power(product, base, term.count);
  }
  double sum = 0;
  for (const double value : product) sum += value;
  return sum;
}

}  // namespace caudata::design
