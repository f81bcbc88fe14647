// SPDX-License-Identifier: Apache-2.0
#include "graft/delivered_cells.hpp"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

#include "core/contract.hpp"

namespace caudata::graft {
namespace {

/// Every bit of the word depends on every bit of `x` (the finaliser of MurmurHash3).
constexpr std::uint32_t delivered_mixed(std::uint32_t x) {
  x ^= x >> 16;
  x *= 0x85ebca6bu;
  x ^= x >> 13;
  x *= 0xc2b2ae35u;
  return x ^ x >> 16;
}

}  // namespace

std::uint64_t DoseCells::all_living() const {
  return std::accumulate(living.begin(), living.end(), std::uint64_t{0});
}

double share_of_living(std::span<const DoseCells> doses, product::CellType type) {
  std::uint64_t living = 0, of_type = 0;
  for (const DoseCells& dose : doses) {
    living += dose.all_living();
    of_type += dose.living[product::index(type)];
  }
  return living > 0 ? static_cast<double>(of_type) / static_cast<double>(living) : 0;
}

DoseOrder::DoseOrder(const GraftKey& key, std::uint32_t dose, std::uint64_t cells) : cells_(cells) {
  EXPECTS(cells > 0 && cells <= most_cells_of_a_dose);
  const auto bits = static_cast<unsigned>(std::bit_width(cells - 1));
  low_bits_ = bits - bits / 2;
  low_ = (std::uint32_t{1} << low_bits_) - 1;
  high_ = (std::uint32_t{1} << bits / 2) - 1;
  for (std::uint32_t draw = 0; draw < 2; ++draw)
    std::ranges::copy(key.words(cell_id(dose, 0), 0, Purpose::deliver, draw),
                      keys_.begin() + 4 * draw);
}

std::uint32_t DoseOrder::through(std::uint32_t at) const {
  std::uint32_t low = at & low_, high = at >> low_bits_;
  for (std::size_t i = 0; i < keys_.size(); i += 2) {
    high ^= delivered_mixed(low ^ keys_[i]) & high_;
    low ^= delivered_mixed(high ^ keys_[i + 1]) & low_;
  }
  return high << low_bits_ | low;
}

std::uint64_t DoseOrder::rank(std::uint64_t index) const {
  EXPECTS(index < cells_);
  auto at = static_cast<std::uint32_t>(index);
  do at = through(at);
  while (at >= cells_);
  return at;
}

DeliveredTypes::DeliveredTypes(const GraftKey& key, std::vector<DoseCells> doses)
    : doses_(std::move(doses)) {
  EXPECTS(doses_.size() <= most_doses);
  for (std::uint32_t i = 0; i < doses_.size(); ++i) orders_.emplace_back(key, i, doses_[i].all());
}

product::CellType DeliveredTypes::of(CellId cell) const {
  const std::size_t dose = dose_of(cell);
  EXPECTS(was_injected(cell) && dose < doses_.size());
  const DoseCells& cells = doses_[dose];
  const std::uint64_t living = cells.all_living();
  EXPECTS(living > 0);
  std::uint64_t rank = orders_[dose].rank(index_of(cell));
  if (rank >= living) rank = (rank - living) * living / cells.dead;
  std::size_t type = 0;
  for (; rank >= cells.living[type]; ++type) rank -= cells.living[type];
  return product::every_cell_type[type];
}

}  // namespace caudata::graft
