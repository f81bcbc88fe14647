// SPDX-License-Identifier: Apache-2.0
#include "product/release.hpp"

#include <fmt/format.h>

#include <cmath>

#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "core/samplers.hpp"
#include "product/require.hpp"
#include "product/tails.hpp"

namespace caudata::product {
namespace {

std::int64_t release_cells(double counted) {
  return static_cast<std::int64_t>(std::floor(counted + 0.5));
}

/// The least count whose share of n is not below the limit, as `passes` compares them.
std::int64_t release_least_count(double limit, std::int64_t n) {
  const double of = static_cast<double>(n);
  auto k = static_cast<std::int64_t>(std::floor(limit * of));
  while (k > 0 && static_cast<double>(k - 1) / of >= limit) --k;
  while (static_cast<double>(k) / of < limit) ++k;
  return k;
}

/// The greatest count whose share of what is read is not above the limit.
std::int64_t release_most_count(double limit, double read) {
  auto k = static_cast<std::int64_t>(std::floor(limit * read)) + 1;
  while (k > 0 && static_cast<double>(k) / read > limit) --k;
  return k;
}

double passes_a_count(double share, double limit, double counted) {
  const std::int64_t n = release_cells(counted);
  return binomial_at_least(n, share, release_least_count(limit, n));
}

double passes_pluripotent(double share, const ReleaseSpecification& s) {
  const double read = cells_read(s.assay);
  return poisson_at_most(read * share, release_most_count(s.limit.pluripotent, read));
}

/// The mean of f(u) over u uniform in (0, 1). Substituting u = Phi(z) makes the integrand vanish
/// with all its derivatives at both ends.
template <class F>
double mean_over_lots(F f) {
  constexpr double reach = 8, step = 1.0 / 64;
  constexpr int nodes = static_cast<int>(reach / step);
  double sum = 0, weights = 0;
  for (int i = -nodes; i <= nodes; ++i) {
    const double z = i * step, weight = core::exp(-0.5 * z * z);
    sum += weight * f(core::normal_cdf(z));
    weights += weight;
  }
  return sum / weights;
}

double mean_passing_pluripotent(const LotParameters& lots, const ReleaseSpecification& s) {
  return mean_over_lots([&](double u) { return passes_pluripotent(lot_pluripotent(lots, u), s); });
}

bool release_share(double x) { return x >= 0 && x <= 1; }

}  // namespace

core::Issues check(const ReleaseSpecification& s) {
  constexpr double most_counted = 1e5;  // as far as the tails are computed
  core::Issues issues;
  const std::pair<const char*, double> limits[] = {{"viability", s.limit.viability},
                                                   {"purity", s.limit.purity},
                                                   {"pluripotent", s.limit.pluripotent}};
  for (const auto& [what, limit] : limits)
    require(issues, release_share(limit), "product.release",
            fmt::format("the limit of {} is {}", what, limit), "it limits a share of cells",
            "a number between 0 and 1");
  const std::pair<const char*, double> counts[] = {{"viability", s.assay.viability_cells},
                                                   {"purity", s.assay.purity_cells}};
  for (const auto& [what, cells] : counts)
    require(issues, cells >= 1 && cells <= most_counted, "product.release",
            fmt::format("the assay of {} counts {} cells", what, cells),
            "a share is measured on counted cells", "between 1 and 1e5 cells");
  const double lod = s.assay.pluripotent_detection_limit, p = s.assay.detection_probability;
  require(issues, lod >= 1e-9 && lod < 1, "product.release",
          fmt::format("the assay of pluripotent cells detects a share of {}", lod),
          "a limit of detection is a share of cells above nothing", "0.00001 for 0.001 %");
  require(issues, p > 0 && p < 1, "product.release",
          fmt::format("the probability of detection at that limit is {}", p),
          "the limit of detection is defined by it", "0.95");
  return issues;
}

double cells_read(const Assays& assay) {
  return -core::log1p(-assay.detection_probability) / assay.pluripotent_detection_limit;
}

bool passes(const TestReport& report, const ReleaseLimits& limit) {
  return report.viability >= limit.viability && report.purity >= limit.purity &&
         report.pluripotent <= limit.pluripotent;
}

TestReport test(const Lot& lot, const Assays& assay, core::Stream& stream) {
  const std::int64_t seen = release_cells(assay.viability_cells);
  const std::int64_t typed = release_cells(assay.purity_cells);
  const double read = cells_read(assay);
  const std::int64_t alive = core::sample_binomial(stream, seen, lot.viability);
  const std::int64_t pure = core::sample_binomial(stream, typed, purity(lot.composition));
  const std::int64_t found =
      core::sample_poisson(stream, read * lot.composition[CellType::pluripotent]);
  return {static_cast<double>(alive) / static_cast<double>(seen),
          static_cast<double>(pure) / static_cast<double>(typed),
          static_cast<double>(found) / read};
}

double probability_of_release(const Lot& lot, const ReleaseSpecification& s) {
  return passes_a_count(lot.viability, s.limit.viability, s.assay.viability_cells) *
         passes_a_count(purity(lot.composition), s.limit.purity, s.assay.purity_cells) *
         passes_pluripotent(lot.composition[CellType::pluripotent], s);
}

double probability_of_release(const LotParameters& lots, const ReleaseSpecification& s) {
  const double viable = mean_over_lots([&](double u) {
    return passes_a_count(lot_viability(lots, u), s.limit.viability, s.assay.viability_cells);
  });
  const double pure = mean_over_lots([&](double u) {
    return passes_a_count(lot_purity(lots, u), s.limit.purity, s.assay.purity_cells);
  });
  return viable * pure * mean_passing_pluripotent(lots, s);
}

double mean_pluripotent_of_released(const LotParameters& lots, const ReleaseSpecification& s) {
  const double carried = mean_over_lots([&](double u) {
    const double share = lot_pluripotent(lots, u);
    return share * passes_pluripotent(share, s);
  });
  const double passing = mean_passing_pluripotent(lots, s);
  return passing > 0 ? carried / passing : 0;
}

}  // namespace caudata::product
