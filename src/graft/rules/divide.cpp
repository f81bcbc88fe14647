// SPDX-License-Identifier: Apache-2.0
#include "graft/rules/divide.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "graft/rules/candidates.hpp"

namespace caudata::graft {
namespace {

using product::CellType;

/// Expected divisions within the step of an uncrowded cell, by type.
using DivisionRow = std::array<double, product::cell_types>;

DivisionRow division_row(const DivideParameters& p, double from, double days) {
  const double reference = expected_divisions(p, from, days);
  DivisionRow row{};
  for (const CellType type : product::every_cell_type)
    row[product::index(type)] = reference * relative_division(p, type);
  return row;
}

/// Of a cell that is expected to divide x times: P(at least k) = (1 - e^-x)^k.
std::uint8_t daughters(double expected, double uniform) {
  constexpr std::uint8_t most = 255;
  const double again = -core::expm1(-expected);
  std::uint8_t k = 0;
  for (double p = again; uniform < p && k < most; p *= again) ++k;
  return k;
}

std::uint8_t daughters_of(const GraftKey& key, std::uint32_t step, CellId cell, double expected) {
  const auto words = key.words(cell, step, Purpose::divide);
  return daughters(expected, uniform_of(words[0], words[1]));
}

void expect_sizes_of_division(const DivideBatch& b) {
  EXPECTS(b.clones.size() == b.cells.size() && b.types.size() == b.cells.size());
  EXPECTS(b.packing.size() == b.cells.size() && b.births.size() == b.cells.size());
}

}  // namespace

double cycling_share(const DivideParameters& p, double day) {
  return p.cycling_late + (p.cycling_early - p.cycling_late) * core::exp(-day / p.cycling_decay);
}

double expected_divisions(const DivideParameters& p, double from, double days) {
  constexpr double ln2 = 0x1.62e42fefa39efp-1;
  const double excess = (p.cycling_early - p.cycling_late) * p.cycling_decay *
                        core::exp(-from / p.cycling_decay) * -core::expm1(-days / p.cycling_decay);
  return ln2 / p.doubling * (p.cycling_late * days + excess);
}

double relative_division(const DivideParameters& p, CellType type) {
  switch (type) {
    case CellType::motor_neuron_progenitor:
      return 1;
    case CellType::other_progenitor:
      return p.other_progenitor;
    case CellType::opc:
      return p.opc;
    case CellType::astrocyte:
      return p.astrocyte;
    case CellType::mesenchymal:
      return p.mesenchymal;
    case CellType::pluripotent:
    case CellType::motor_neuron:
    case CellType::interneuron:
    case CellType::oligodendrocyte:
      return 0;
  }
  return 0;
}

double freedom_to_divide(const DivideParameters& p, double packing) {
  return std::clamp((p.packing_full - packing) / (p.packing_full - p.packing_free), 0.0, 1.0);
}

void divide(const DivideParameters& p, const GraftKey& key, const RuleStep& step,
            const DivideBatch& batch) {
  expect_sizes_of_division(batch);
  std::vector<DivisionRow> rows;
  for (const double day : step.since_dose) rows.push_back(division_row(p, day, step.days));
  const auto expected = [&](std::size_t i) {
    const DivisionRow& row = rows[dose_of(batch.clones[i])];
    return row[product::index(batch.types[i])] * freedom_to_divide(p, double{batch.packing[i]});
  };
  std::ranges::fill(batch.births, std::uint8_t{0});
  for_each_candidate(key, step.number, Purpose::divide, batch.cells, expected, [&](std::size_t i) {
    batch.births[i] = daughters_of(key, step.number, batch.cells[i], expected(i));
  });
}

void divide_plain(const DivideParameters& p, const GraftKey& key, const RuleStep& step,
                  const DivideBatch& batch) {
  for (std::size_t i = 0; i < batch.cells.size(); ++i) {
    const double expected = expected_divisions(p, step.since(batch.clones[i]), step.days) *
                            relative_division(p, batch.types[i]) *
                            freedom_to_divide(p, double{batch.packing[i]});
    batch.births[i] = daughters_of(key, step.number, batch.cells[i], expected);
  }
}

void regrow(const DivideParameters& p, double days, std::span<const float> full,
            std::span<float> volume) {
  EXPECTS(full.size() == volume.size());
  const auto share = static_cast<float>(-core::expm1(-days / p.regrowth));
  for (std::size_t i = 0; i < volume.size(); ++i) volume[i] += share * (full[i] - volume[i]);
}

}  // namespace caudata::graft
