// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "oc/exact_characteristics.hpp"

namespace caudata::io {

/// The figures of one design and truth under the names that reference files of operating
/// characteristics use: p_select, p_select_none, mean_n, mean_dlt, mean_total_n, sd_total_n,
/// mean_total_dlt, n_paths, n_states, n_terminal_states. A cleared top dose counts as selected.
class ReferenceFigures {
 public:
  ReferenceFigures(const oc::StateGraph& graph, const oc::Truth& truth);

  /// `dose` from 1, for the figures of one dose. Empty: no such figure.
  std::optional<double> figure(std::string_view metric, std::optional<double> dose) const;

 private:
  std::optional<double> of_dose(std::string_view metric, std::size_t dose) const;
  std::optional<double> of_trial(std::string_view metric) const;
  double selected(std::optional<design::DoseLevel> level) const;
  double mean_patients() const;
  double sd_patients() const;

  const oc::StateGraph& graph_;
  std::size_t doses_;
  oc::ExactCharacteristics exact_;
};

}  // namespace caudata::io
