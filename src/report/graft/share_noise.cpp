// SPDX-License-Identifier: Apache-2.0
#include "report/graft/share_noise.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "graft/course/share_interval.hpp"
#include "report/graft/graft_words.hpp"
#include "report/number_text.hpp"

namespace caudata::report {
namespace {

constexpr double share_miss = 0.05;  // one-sided

/// Of the kindred of a living cell, mean over cells.
double kindred(const graft::Snapshot& s) {
  const std::uint64_t living = s.ledger.living();
  if (s.drawn.empty() || living == 0 || s.ledger.born == 0) return 1;
  std::map<std::uint64_t, double> drawn_of;
  for (const graft::DrawnCell& cell : s.drawn) drawn_of[cell.clone] += 1;
  double pairs = 0;
  for (const auto& [clone, n] : drawn_of) pairs += n * (n - 1);
  const auto drawn = static_cast<double>(s.drawn.size());
  return 1 + pairs / drawn / std::min(1.0, drawn / static_cast<double>(living));
}

std::string digits_of(double value, double error) {
  if (value >= 1e6) {
    const double scale = 1e6;
    return fmt::format("({} ± {}) × 10⁶", fixed(value / scale, error / scale < 0.095 ? 3 : 2),
                       fixed(error / scale, error / scale < 0.095 ? 3 : 2));
  }
  return fmt::format("{} ± {}", with_commas(static_cast<std::uint64_t>(value + 0.5)),
                     with_commas(static_cast<std::uint64_t>(error + 0.5)));
}

}  // namespace

CellSampling injected_sampling(const graft::Snapshot& snapshot) { return {snapshot.weight, 1}; }

CellSampling living_sampling(const graft::Snapshot& snapshot) {
  return {snapshot.weight, kindred(snapshot)};
}

NoisyShare noisy_share(std::uint64_t k, std::uint64_t n, const CellSampling& sampling) {
  EXPECTS(n > 0 && k <= n);
  const double p = static_cast<double>(k) / static_cast<double>(n);
  if (sampling.is_whole()) return {p, 0, p, p, k, n};
  const double most = static_cast<double>(n) / sampling.alike / (1 - 1 / sampling.weight);
  const double inner = (p * most + 0.5) / (most + 1);
  const graft::ShareInterval wilson = graft::share_interval(p, most);
  NoisyShare share{p, std::sqrt(inner * (1 - inner) / most), wilson.low, wilson.high, k, n};
  if (k == 0) share = {p, share.error, 0, -core::expm1(core::log(share_miss) / most), k, n};
  if (k == n) share = {p, share.error, core::exp(core::log(share_miss) / most), 1, k, n};
  return share;
}

std::string at_most_text(double value) {
  if (!(value > 0)) return "0";
  double step = 1;
  while (value / step >= 100) step *= 10;
  while (value / step < 10) step /= 10;
  return rounded(std::ceil(value / step * (1 - 1e-12)) * step);
}

std::string sampling_note(const graft::GraftResult& result) {
  if (result.snapshots.empty() || result.snapshots.back().weight <= 1)
    return "Every delivered cell was followed: there is no sampling of cells, hence no ±. The "
           "person, the lot and the parameters are one draw, and what is not known of them is not "
           "in these numbers.";
  return fmt::format(
      "± is the standard error from following 1 of {} cells: binomial, with the number of living "
      "cells divided by the mean size of a kindred, whose cells share a fate. \"Not seen\": none "
      "among the followed; the bound holds for all cells at 95 %. The person, the lot and the "
      "parameters are one draw; what is not known of them is much more, and is not in it.",
      rounded(result.snapshots.back().weight));
}

std::string noisy_percent(const NoisyShare& share, const CellSampling& sampling) {
  if (sampling.is_whole()) return share.k == 0 ? "0" : percent(share.value, 0);
  if (share.k == 0) return fmt::format("not seen (< {})", at_most_text(100 * share.high));
  return fmt::format("{} ± {}", percent(share.value, share.error),
                     percent(share.error, share.error));
}

std::string noisy_cells(std::uint64_t k, std::uint64_t n, const CellSampling& sampling) {
  if (sampling.is_whole() || n == 0) return cell_count_text(k, sampling.weight);
  const NoisyShare share = noisy_share(k, n, sampling);
  const double all = static_cast<double>(n) * sampling.weight;
  if (k == 0) return fmt::format("not seen (< {})", at_most_text(share.high * all));
  return digits_of(share.value * all, share.error * all);
}

}  // namespace caudata::report
