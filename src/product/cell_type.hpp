// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace caudata::product {

/// What a living cell of the graft is. The order is part of every file that stores a cell: append
/// only.
enum class CellType : std::uint8_t {
  pluripotent,  // residual, undifferentiated
  motor_neuron_progenitor,
  other_progenitor,
  motor_neuron,
  interneuron,
  opc,  // oligodendrocyte precursor
  oligodendrocyte,
  astrocyte,
  mesenchymal,
};
inline constexpr std::size_t cell_types = 9;

/// In the order of their numbers.
inline constexpr std::array<CellType, cell_types> every_cell_type{
    CellType::pluripotent,      CellType::motor_neuron_progenitor,
    CellType::other_progenitor, CellType::motor_neuron,
    CellType::interneuron,      CellType::opc,
    CellType::oligodendrocyte,  CellType::astrocyte,
    CellType::mesenchymal};

constexpr std::size_t index(CellType type) { return static_cast<std::size_t>(type); }

/// As in data files and tables: "motor_neuron_progenitor".
const char* name(CellType type);

}  // namespace caudata::product
