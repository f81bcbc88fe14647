// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "core/quantity.hpp"
#include "core/result.hpp"
#include "core/stream.hpp"
#include "product/preparation.hpp"

namespace caudata::product {

enum class Injection : std::uint8_t { complete, partial, failed };
const char* name(Injection injection);

/// What reached the canal in one administration.
struct Delivered {
  core::CellCount nominal;
  Injection injection;
  std::int64_t living, dead;
  std::array<std::int64_t, cell_types> by_type;  // of the living
  double volume;                                 // of suspension [mL]

  std::int64_t residual_pluripotent() const { return by_type[index(CellType::pluripotent)]; }
  double viability() const {
    const std::int64_t all = living + dead;
    return all > 0 ? static_cast<double>(living) / static_cast<double>(all) : 0;
  }
};

/// Cells that no run can count: beyond the indices of a dose.
inline constexpr double most_nominal_cells = 5e8;

/// Everything wrong with giving so many cells in this way: `nominal` not positive or above
/// `most_nominal_cells`, more cells than the volume holds, and the issues of lot and preparation.
core::Issues check(core::CellCount nominal, const Lot& lot, const Preparation& preparation);

/// One administration, cell by cell in distribution: every loss is a binomial of the cells that
/// came so far, the types are a multinomial of the living, so the number of residual pluripotent
/// cells is exact. The stream is core::Process::delivery of the candidate, lane = ordinal of the
/// administration.
core::Result<Delivered> deliver(core::CellCount nominal, const Lot& lot,
                                const Preparation& preparation, core::Stream stream);

/// Mean number of living cells in the canal after a complete injection, over the cells and not over
/// preparations: those recover the median share and thaw as the lot does.
double expected_living(core::CellCount nominal, const Lot& lot, const Preparation& preparation);

}  // namespace caudata::product
