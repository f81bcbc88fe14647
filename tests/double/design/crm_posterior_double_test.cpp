// SPDX-License-Identifier: Apache-2.0
// The CRM posterior against Simpson's rule with 16,001 nodes, written from the definition: another
// rule, other nodes, libm, no tables.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "design/crm_posterior.hpp"

namespace caudata::design {
namespace {

constexpr int intervals = 16'000;
constexpr double reach = 14;  // prior standard deviations

double simpson(const std::function<double(double)>& f, double from, double to) {
  const double h = (to - from) / intervals;
  double sum = f(from) + f(to);
  for (int i = 1; i < intervals; ++i) sum += (i % 2 == 1 ? 4 : 2) * f(from + h * i);
  return sum * h / 3;
}

double risk(const CrmSetting& setting, std::size_t dose, double beta) {
  const double skeleton = setting.skeleton[dose], slope = std::exp(beta);
  if (setting.curve.model == CrmModel::power) return std::pow(skeleton, slope);
  const double x = std::log(skeleton / (1 - skeleton)) - setting.curve.intercept;
  return 1 / (1 + std::exp(-setting.curve.intercept - slope * x));
}

double counted(double count, double p) { return count == 0 ? 0 : count * std::log(p); }

double log_posterior(const CrmSetting& setting, const CrmData& data, double beta) {
  const double z = beta / setting.prior_sd;
  double sum = -z * z / 2;
  for (std::size_t dose = 0; dose < setting.skeleton.size(); ++dose) {
    const double p = risk(setting, dose, beta);
    const auto add = [&](std::span<const Tally> tally, double weight) {
      if (tally.size() <= dose) return;
      sum += weight * (counted(tally[dose].dlt, p) +
                       counted(tally[dose].evaluable - tally[dose].dlt, 1 - p));
    };
    add(data.complete, 1);
    add(data.borrowed, data.borrowed_weight);
    for (const PartialPatient& patient : data.partial) {
      if (patient.dose == static_cast<int>(dose)) sum += std::log1p(-patient.weight * p);
    }
  }
  return sum;
}

/// E[g(beta)] over (-inf, to].
double expectation(const CrmSetting& setting, const CrmData& data, double to,
                   const std::function<double(double)>& g) {
  const double low = -reach * setting.prior_sd, high = -low;
  const auto density = [&](double beta) { return std::exp(log_posterior(setting, data, beta)); };
  const auto weighted = [&](double beta) { return g(beta) * density(beta); };
  return simpson(weighted, low, to) / simpson(density, low, high);
}

struct Case {
  std::vector<Tally> complete;
  std::vector<PartialPatient> partial;
  std::vector<Tally> borrowed;
  double borrowed_weight;
};

const std::vector<Case>& cases() {
  static const std::vector<Case> all{
      {{}, {}, {}, 0},
      {{tally_of(3, 0)}, {}, {}, 0},
      {{tally_of(30, 30)}, {}, {}, 0},
      {{tally_of(0, 0), tally_of(0, 0), tally_of(0, 0), tally_of(30, 0)}, {}, {}, 0},
      {{tally_of(3, 0), tally_of(6, 1), tally_of(9, 3), tally_of(12, 7)}, {}, {}, 0},
      {{tally_of(6, 0), tally_of(3, 1)}, {{1, 0.25}, {2, 0.9}, {3, 0.01}}, {}, 0},
      {{tally_of(3, 0), tally_of(2, 1)}, {}, {tally_of(6, 1), tally_of(3, 2), tally_of(3, 1)}, 0.4},
  };
  return all;
}

void expect_same(const CrmSetting& setting, const Case& c) {
  const CrmData data{c.complete, c.partial, c.borrowed, c.borrowed_weight};
  const double all = reach * setting.prior_sd;
  const CrmPosterior posterior(setting);
  const CrmMoments moments = posterior.moments(data);
  const double mean = expectation(setting, data, all, [](double b) { return b; });
  const double second = expectation(setting, data, all, [](double b) { return b * b; });
  EXPECT_NEAR(moments.mean, mean, 1e-10);
  EXPECT_NEAR(moments.variance, second - mean * mean, 1e-10);
  const auto summary = posterior.summary(data);
  const std::size_t dose = 1;
  EXPECT_NEAR(summary[dose].plug_in, risk(setting, dose, mean), 1e-10);
  EXPECT_NEAR(summary[dose].mean,
              expectation(setting, data, all, [&](double b) { return risk(setting, dose, b); }),
              1e-10);
  const double edge = setting.curve.beta_at(setting.skeleton[dose], setting.target);
  const double above = expectation(setting, data, edge, [](double) { return 1; });
  EXPECT_NEAR(summary[dose].above_target, above, 1e-10);
  EXPECT_EQ(posterior.above_target(data, 1), summary[dose].above_target);
}

TEST(CrmPosteriorDouble, AgreesWithSimpsonsRule) {
  for (const CrmModel model : {CrmModel::power, CrmModel::logistic}) {
    for (const double prior_sd : {0.6, 1.15758369}) {
      const CrmSetting setting{{model, 3}, {0.05, 0.15, 0.3, 0.45}, 0.3, prior_sd, 30};
      for (std::size_t i = 0; i < cases().size(); ++i) {
        SCOPED_TRACE(testing::Message() << "logistic " << (model == CrmModel::logistic) << " sd "
                                        << prior_sd << " case " << i);
        expect_same(setting, cases()[i]);
      }
    }
  }
}

// The tables end at 48 patients per dose; beyond, and with fractional powers, logarithms take over.
TEST(CrmPosteriorDouble, HasNoSeamWhereTheTablesEnd) {
  const CrmSetting setting{{CrmModel::power, 3}, {0.05, 0.15, 0.3, 0.45}, 0.3, 1.2, 60};
  expect_same(setting, {{tally_of(48, 2)}, {}, {}, 0});
  expect_same(setting, {{tally_of(49, 2)}, {}, {}, 0});
  expect_same(setting, {{tally_of(40, 2)}, {}, {tally_of(0, 0), tally_of(3, 1)}, 1.0});
}

}  // namespace
}  // namespace caudata::design
