// SPDX-License-Identifier: Apache-2.0
#include "oc/converters.hpp"

#include <algorithm>
#include <cmath>

#include "core/contract.hpp"

namespace caudata::oc {
namespace {

void add_patient(std::vector<double>& law, double p) {
  law.push_back(0);
  for (std::size_t k = law.size() - 1; k > 0; --k) law[k] = law[k] * (1 - p) + law[k - 1] * p;
  law[0] *= 1 - p;
}

ConversionStratum pooled(std::span<const ConversionStratum> strata) {
  ConversionStratum all;
  for (const ConversionStratum& s : strata) {
    all.patients += s.patients;
    all.converted += s.converted;
  }
  return all;
}

}  // namespace

std::vector<double> converters(std::span<const ConverterGroup> groups) {
  std::vector<double> law{1};
  for (const ConverterGroup& group : groups) {
    EXPECTS(group.patients >= 0 && group.p >= 0 && group.p <= 1);
    for (int i = 0; i < group.patients; ++i) add_patient(law, group.p);
  }
  return law;
}

std::vector<double> at_least(const std::vector<double>& law) {
  std::vector<double> tail(law);
  for (std::size_t k = tail.size() - 1; k > 0; --k) tail[k - 1] += tail[k];  // smallest first
  tail[0] = 1;
  for (double& p : tail) p = std::min(p, 1.0);
  return tail;
}

std::vector<Measured> at_least(std::span<const ConversionStratum> strata, int n) {
  EXPECTS(n > 0);
  const ConversionStratum all = pooled(strata);
  const Measured p = share(all.converted, all.patients);
  const auto tail = at_least(converters(std::vector<ConverterGroup>{{n, p.value}}));
  const auto others = converters(std::vector<ConverterGroup>{{n - 1, p.value}});
  std::vector<Measured> out;
  for (std::size_t k = 0; k < tail.size(); ++k) {
    // The derivative of P(at least k of n) in p is n P(exactly k - 1 of n - 1).
    const double slope = k == 0 ? 0 : n * others[k - 1];
    out.push_back({tail[k], slope * p.error});
  }
  return out;
}

}  // namespace caudata::oc
