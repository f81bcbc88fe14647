// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "graft/course/graft_result.hpp"

/// What following a part of the cells leaves open. Nothing of what is not known of parameters, of
/// other persons or other draws of chance.
namespace caudata::report {

struct CellSampling {
  double weight{1};  // cells that a followed one stands for
  double alike{1};   // cells that share a fate, mean over cells; from 1

  bool is_whole() const { return weight <= 1; }
};

/// Of cells that arrived: they go their ways singly, those of a clump too.
CellSampling injected_sampling(const graft::Snapshot& snapshot);

/// Of living cells: the kin of one injected cell share a fate. The size of a kindred, mean over
/// cells, is estimated from pairs of drawn cells.
CellSampling living_sampling(const graft::Snapshot& snapshot);

/// A share k / n of the followed cells as an estimate of that of all.
struct NoisyShare {
  double value{0};
  double error{0};         // standard error; 0 where every cell was followed
  double low{0}, high{1};  // 95 %
  std::uint64_t k{0}, n{0};
};

/// Binomial with n / (alike (1 - 1 / weight)) cells in the place of n: the last factor because the
/// followed are a part of a finite number. The error as of oc::share; the interval is Wilson's
/// (1927); of none or all, one-sided and exact: 0.05^(1/n). Preconditions: n > 0, k <= n.
NoisyShare noisy_share(std::uint64_t k, std::uint64_t n, const CellSampling& sampling);

/// In percent: "12.3 ± 0.2", "not seen (< 0.04)"; of a whole run "12.30", "0". No unit.
std::string noisy_percent(const NoisyShare& share, const CellSampling& sampling);

/// k of n as cells: "12,340 ± 500", "not seen (< 1,500)"; of a whole run "12,340".
std::string noisy_cells(std::uint64_t k, std::uint64_t n, const CellSampling& sampling);

/// What a ± is, and what is not in it.
std::string sampling_note(const graft::GraftResult& result);

/// Two digits, never below the value: "0.04", "1,500".
std::string at_most_text(double value);

}  // namespace caudata::report
