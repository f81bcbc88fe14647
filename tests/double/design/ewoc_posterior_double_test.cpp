// SPDX-License-Identifier: Apache-2.0
// The EWOC posterior against dense grids, written from the definition: Boole's rule in ln(MTD), the
// midpoint rule in ln(w), libm, no tables.
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "design/ewoc_posterior.hpp"

namespace caudata::design {
namespace {

double logit_of(double p) { return std::log(p / (1 - p)); }
double risk_of(double z) { return 1 / (1 + std::exp(-z)); }

/// ln of risk^dlt (1 - risk)^(patients - dlt).
double log_likelihood(double z, double patients, double dlt) {
  const double tail = std::log1p(std::exp(-std::abs(z)));
  return -dlt * (std::max(-z, 0.0) + tail) - (patients - dlt) * (std::max(z, 0.0) + tail);
}

struct Sums {
  double all{0};
  std::vector<double> risk;  // weighted

  void add(const Sums& other, double weight) {
    all += weight * other.all;
    for (std::size_t i = 0; i < risk.size(); ++i) risk[i] += weight * other.risk[i];
  }
};

/// The integral over the risk of the lowest dose for one MTD.
Sums at_mtd(const EwocSetting& setting, const BlrmCounts& counts, double mtd) {
  constexpr double step = 0.08;
  Sums sums{0, std::vector<double>(setting.place.size(), 0.0)};
  for (double y = -26; y < 3.9; y += step) {
    const double w = std::exp(y), lowest = risk_of(logit_of(setting.target) - w);
    double log_density = 0;
    std::vector<double> z;
    for (std::size_t dose = 0; dose < setting.place.size(); ++dose) {
      z.push_back(logit_of(setting.target) - w + w * setting.place[dose] / mtd);
      if (counts.patients[dose] > 0)
        log_density += log_likelihood(z[dose], counts.patients[dose], counts.dlt[dose]);
    }
    const double weight = std::exp(log_density) * w * lowest * (1 - lowest) * step;
    sums.all += weight;
    for (std::size_t dose = 0; dose < z.size(); ++dose)
      sums.risk[dose] += weight * risk_of(z[dose]);
  }
  return sums;
}

/// Boole's rule in ln(MTD).
Sums between(const EwocSetting& setting, const BlrmCounts& counts, double from, double to,
             double step) {
  const std::array<double, 5> boole{7, 32, 12, 32, 7};
  const int panels = static_cast<int>(std::ceil(std::log(to / from) / (4 * step)));
  const double h = std::log(to / from) / (4 * panels);
  Sums sums{0, std::vector<double>(setting.place.size(), 0.0)};
  for (int i = 0; i < panels; ++i) {
    for (int k = 0; k < 5; ++k) {
      const double mtd = from * std::exp(h * (4 * i + k));
      sums.add(at_mtd(setting, counts, mtd), boole[static_cast<std::size_t>(k)] * h * mtd * 2 / 45);
    }
  }
  return sums;
}

void expect_same(const EwocSetting& setting, const BlrmCounts& counts) {
  constexpr double nearly_zero = 1e-7, low_step = 0.03, step = 0.007;
  std::vector<double> ends(setting.place.begin() + 1, setting.place.end());
  ends.push_back(1);
  const double low = ends.front() / 8;
  Sums below = between(setting, counts, nearly_zero * low, low, low_step);
  below.add(between(setting, counts, low, ends.front(), step), 1);
  std::vector<double> over{0, below.all};
  for (std::size_t i = 1; i < ends.size(); ++i) {
    below.add(between(setting, counts, ends[i - 1], ends[i], step), 1);
    over.push_back(below.all);
  }
  const EwocPosterior posterior(setting);
  const auto found = posterior.overdose(counts);
  const auto risk = posterior.risk(counts);
  ASSERT_EQ(found.size(), setting.place.size());
  for (std::size_t dose = 0; dose < found.size(); ++dose) {
    EXPECT_NEAR(found[dose], over[dose] / below.all, 2e-9) << "dose " << dose;
    EXPECT_NEAR(risk[dose], below.risk[dose] / below.all, 2e-9) << "dose " << dose;
  }
}

TEST(EwocPosteriorDouble, AgreesWithADenseGrid) {
  const EwocSetting even{{0, 0.2, 0.4, 0.6}, 1.0 / 3, 30}, wide{{0, 0.02, 0.3}, 0.2, 30};
  expect_same(even, {{0, 0, 3, 4}, {3, 6, 12, 9}});
  expect_same(even, {{1.5, 0, 0.25, 0}, {4.5, 3, 0.5, 0}});
  expect_same(wide, {{0, 6, 0}, {6, 18, 0}});
}

// Without patients the MTD is uniform, and the lowest dose's risk has half the target on average.
TEST(EwocPosteriorDouble, IsThePriorWithoutPatients) {
  const EwocPosterior posterior({{0, 0.1, 0.5, 1}, 0.25, 20});
  const BlrmCounts none{std::vector(4, 0.0), std::vector(4, 0.0)};
  const auto over = posterior.overdose(none);
  EXPECT_EQ(over[0], 0);
  EXPECT_NEAR(over[1], 0.1, 1e-10);
  EXPECT_NEAR(over[2], 0.5, 1e-10);
  EXPECT_NEAR(over[3], 1, 1e-10);
  EXPECT_NEAR(posterior.risk(none)[0], 0.125, 1e-10);
}

// Patients of the lowest dose alone say nothing of the MTD; its risk has a truncated beta density,
// of which this is the mean for no DLT.
TEST(EwocPosteriorDouble, LearnsNothingOfTheMtdAtTheLowestDose) {
  constexpr double target = 0.3;
  constexpr int n = 9;
  const EwocPosterior posterior({{0, 0.4, 0.7}, target, 20});
  const BlrmCounts counts{{0, 0, 0}, {n, 0, 0}};
  EXPECT_NEAR(posterior.overdose(counts)[1], 0.4, 1e-10);
  const double q = 1 - target;
  const double mass = (1 - std::pow(q, n + 1)) / (n + 1);
  const double none = (1 - std::pow(q, n + 2)) / (n + 2);
  EXPECT_NEAR(posterior.risk(counts)[0], 1 - none / mass, 1e-10);
}

}  // namespace
}  // namespace caudata::design
