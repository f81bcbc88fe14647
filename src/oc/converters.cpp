// SPDX-License-Identifier: Apache-2.0
#include "oc/converters.hpp"

#include <algorithm>
#include <cmath>

#include "core/contract.hpp"

namespace caudata::oc {
namespace {

void add_patient(std::vector<double>& exactly, double p) {
  exactly.push_back(0);
  for (std::size_t k = exactly.size() - 1; k > 0; --k)
    exactly[k] = exactly[k] * (1 - p) + exactly[k - 1] * p;
  exactly[0] *= 1 - p;
}

}  // namespace

std::vector<double> converter_distribution(std::span<const ConverterGroup> groups) {
  std::vector<double> exactly{1};
  for (const ConverterGroup& group : groups) {
    EXPECTS(group.patients >= 0 && group.p >= 0 && group.p <= 1);
    for (int i = 0; i < group.patients; ++i) add_patient(exactly, group.p);
  }
  return exactly;
}

std::vector<double> upper_tail(const std::vector<double>& distribution) {
  std::vector<double> tail(distribution);
  for (std::size_t k = tail.size() - 1; k > 0; --k) tail[k - 1] += tail[k];  // smallest first
  tail[0] = 1;
  for (double& p : tail) p = std::min(p, 1.0);
  return tail;
}

std::vector<Measured> at_least(const Conversions& simulated, int n) {
  EXPECTS(n > 0);
  const Measured p = share(simulated.converted, simulated.patients);
  const auto binomial = [&](int patients) {
    return converter_distribution(std::vector<ConverterGroup>{{patients, p.value}});
  };
  const auto tail = upper_tail(binomial(n)), others = binomial(n - 1);
  std::vector<Measured> out;
  for (std::size_t k = 0; k < tail.size(); ++k) {
    // The derivative of P(at least k of n) in p is n P(exactly k - 1 of n - 1).
    const double slope = k == 0 ? 0 : n * others[k - 1];
    out.push_back({tail[k], slope * p.error});
  }
  return out;
}

}  // namespace caudata::oc
