// SPDX-License-Identifier: Apache-2.0
#include "report/graft/share_noise.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "report/graft/graft_words.hpp"
#include "report/number_text.hpp"

namespace caudata::report {
namespace {

constexpr double share_z = 1.959963984540054;  // two-sided 95 %
constexpr double share_miss = 0.05;            // one-sided

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

/// Wilson's interval.
std::pair<double, double> wilson(double p, double n) {
  const double z2 = share_z * share_z;
  const double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  const double half = share_z * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n);
  return {std::max(0.0, middle - half), std::min(1.0, middle + half)};
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

CellSampling injected_sampling(const graft::GraftResult& result, const graft::Snapshot& snapshot) {
  return {snapshot.weight, std::max(1.0, result.lot.clump_cells)};
}

CellSampling living_sampling(const graft::GraftResult& result, const graft::Snapshot& snapshot) {
  return {snapshot.weight, std::max(1.0, result.lot.clump_cells) * kindred(snapshot)};
}

NoisyShare noisy_share(std::uint64_t k, std::uint64_t n, const CellSampling& sampling) {
  EXPECTS(n > 0 && k <= n);
  const double p = static_cast<double>(k) / static_cast<double>(n);
  if (sampling.is_whole()) return {p, 0, p, p, k, n};
  const double most = static_cast<double>(n) / sampling.alike / (1 - 1 / sampling.weight);
  const double inner = (p * most + 0.5) / (most + 1);
  NoisyShare share{p, std::sqrt(inner * (1 - inner) / most), 0, 1, k, n};
  std::tie(share.low, share.high) = wilson(p, most);
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

bool has_interval(const graft::NullModel& null) { return null.low > 0 || null.high < 1; }

std::string null_share_text(const graft::NullModel& null) {
  const double share = null.lesion_adherent_share;
  if (!has_interval(null)) return share == 0 ? "0" : fixed(100 * share, 2);
  if (share == 0) return fmt::format("not seen (< {})", at_most_text(100 * null.high));
  const double error = (null.high - null.low) / (2 * share_z);
  return fmt::format("{} ± {}", percent(share, error), percent(error, error));
}

std::string sampling_note(const graft::GraftResult& result) {
  if (result.snapshots.empty() || result.snapshots.back().weight <= 1)
    return "Every delivered cell was followed: there is no sampling of cells, hence no ±. The "
           "person, the lot and the parameters are one draw, and what is not known of them is not "
           "in these numbers.";
  return fmt::format(
      "± is the standard error from following 1 of {} cells: binomial, with the number of cells "
      "divided by {} because a cell arrives in a clump of so many on average and a clump shares "
      "its fate, and for living types by the size of kindreds besides. \"Not seen\": none among "
      "the followed; the bound holds for all cells at 95 %. The person, the lot and the parameters "
      "are one draw; what is not known of them is much more, and is not in it.",
      rounded(result.snapshots.back().weight), rounded(std::max(1.0, result.lot.clump_cells)));
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
