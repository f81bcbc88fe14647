// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "graft/lesion/lesion_environment.hpp"
#include "graft/rules/breathe.hpp"
#include "graft/rules/die.hpp"
#include "graft/rules/enter.hpp"
#include "support/ledger_from_data.hpp"

namespace caudata::test {

/// The central values of data/graft/survival.toml and lesion.toml.
inline graft::SurvivalParameters survival_parameters() {
  std::vector<std::string> missing;
  return project_ledger().resolve<graft::SurvivalParameters>("graft.survival", missing);
}
inline graft::LesionParameters lesion_parameters() {
  std::vector<std::string> missing;
  return project_ledger().resolve<graft::LesionParameters>("graft.lesion", missing);
}

/// A lesion of 60 mm with a clock of a middling person.
inline graft::LesionPerson lesion_person() {
  const graft::LesionParameters p = lesion_parameters();
  return {100, 160, p.clock.median, p.cavity.length.median, 0.45};
}

inline graft::GraftKey survival_key(std::uint32_t word) {
  return graft::GraftKey(std::array<std::uint32_t, 2>{77, word});
}

/// Owned columns of cells in all compartments, on all surfaces, of all doses, some born in the
/// graft.
struct SurvivalColumns {
  std::vector<graft::CellId> id;
  std::vector<graft::Compartment> compartment;
  std::vector<graft::Surface> surface;
  std::vector<product::CellType> type;
  std::vector<float> oxygen, inflammation, density, immune, entry;

  graft::DieCells dying(std::size_t from, std::size_t n) const {
    return {std::span(id).subspan(from, n),           std::span(compartment).subspan(from, n),
            std::span(surface).subspan(from, n),      std::span(oxygen).subspan(from, n),
            std::span(inflammation).subspan(from, n), std::span(density).subspan(from, n),
            std::span(immune).subspan(from, n)};
  }
  graft::EnterCells entering(std::size_t from, std::size_t n) const {
    return {std::span(id).subspan(from, n), std::span(compartment).subspan(from, n),
            std::span(surface).subspan(from, n), std::span(type).subspan(from, n),
            std::span(entry).subspan(from, n)};
  }
};

inline SurvivalColumns survival_columns(std::size_t n) {
  SurvivalColumns c;
  for (std::size_t i = 0; i < n; ++i) {
    const auto k = static_cast<std::uint32_t>(i);
    c.id.push_back(k % 5 == 4 ? graft::child_id(k + 1, 0) : graft::cell_id(k % 5, i));
    c.compartment.push_back(static_cast<graft::Compartment>(k / 5 % graft::compartments));
    c.surface.push_back(static_cast<graft::Surface>(k / 30 % graft::surfaces));
    c.type.push_back(product::every_cell_type[k / 120 % product::cell_types]);
    c.oxygen.push_back(k % 7 == 0 ? 0.3f : 0.0f);
    c.inflammation.push_back(0.01f * static_cast<float>(k % 11));
    c.density.push_back(1e4f * static_cast<float>(k % 13));
    c.immune.push_back(k % 17 == 0 ? 0.5f : 0.0f);
    c.entry.push_back(0.2f * static_cast<float>(k % 6));
  }
  return c;
}

}  // namespace caudata::test
