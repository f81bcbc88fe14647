// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "graft/compartment.hpp"

namespace caudata::graft {

/// Every cell that ever was is in exactly one compartment: counted in integers, checked at every
/// output.
struct CellLedger {
  std::uint64_t injected{0}, born{0};
  std::array<std::uint64_t, compartments> cells{};

  std::uint64_t& operator[](Compartment c) { return cells[static_cast<std::size_t>(c)]; }
  std::uint64_t operator[](Compartment c) const { return cells[static_cast<std::size_t>(c)]; }

  std::uint64_t living() const {
    return (*this)[Compartment::suspended] + (*this)[Compartment::bedload] +
           (*this)[Compartment::adherent] + (*this)[Compartment::parenchyma];
  }
  bool balanced() const {
    return injected + born == living() + (*this)[Compartment::dead] + (*this)[Compartment::left];
  }
  friend bool operator==(const CellLedger&, const CellLedger&) = default;
};

}  // namespace caudata::graft
