// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "core/elementary.hpp"
#include "core/time_units.hpp"
#include "graft/cells/division.hpp"
#include "graft/cells/growth.hpp"
#include "graft/tissue/tissue.hpp"
#include "graft/tissue/tissue_numerics.hpp"

/// Births, deaths, and growth to full size.
namespace caudata::graft {
namespace {

constexpr std::size_t turnover_block = 8192;

}  // namespace

/// Who has several daughters divides several times, all cells that do at the same time.
void Tissue::reproduce(std::vector<Slot> mothers) {
  while (!mothers.empty()) {
    std::vector<Slot> now, again;
    for (std::size_t k = 0; k < mothers.size(); ++k)
      (k > 0 && mothers[k] == mothers[k - 1] ? again : now).push_back(mothers[k]);
    divide(cells_, now, key_, ledger_);
    mothers = std::move(again);
  }
}

void Tissue::bury_dead(std::span<const Slot> dying) {
  if (dying.empty()) return;
  const auto spheres = std::as_const(cells_).spheres();
  PageVector<std::uint8_t> doomed(cells_.size());
  for (const Slot i : dying) {
    doomed[i] = 1;
    vacated_.push_back(spheres[i]);
    ++dead_[site_.canal.axis().region(canal_position(spheres[i])[0])];
  }
  bury(cells_, doomed, ledger_, team_);
}

void Tissue::regrow() {
  const auto full = static_cast<float>(site_.cell_volume);
  const auto share =
      static_cast<float>(-core::expm1(-step_hours / core::hours_per_day / p_.divide.regrowth));
  const auto spheres = std::as_const(cells_).spheres();
  PageVector<float> gains(cells_.size());
  std::vector<std::uint8_t> any((gains.size() + turnover_block - 1) / turnover_block, 0);
  team_.for_each_block(any.size(), [&](std::size_t b, unsigned) {
    const std::size_t last = std::min(gains.size(), (b + 1) * turnover_block);
    for (std::size_t i = b * turnover_block; i < last; ++i) {
      const auto volume = static_cast<float>(volume_of(double{spheres[i].radius}));
      const float gain = std::min(share * (full - volume), volume);
      gains[i] = volume < full * TissueNumerics::grown ? gain : 0.0f;
      any[b] = any[b] != 0 || gains[i] > 0;
    }
  });
  if (std::ranges::find(any, 1) != any.end()) grow(cells_, gains, team_);
}

}  // namespace caudata::graft
