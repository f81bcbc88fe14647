// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "graft/course/graft_result.hpp"

/// Adherent cells on the lesion as a share of all adherent cells: of a run at its times, and of its
/// null models. Everywhere the interval is that of graft::LesionAdherence.
namespace caudata::report {

/// As the result has it at its hour, so that it can be held against the null models; at other times
/// from counts, where kin are judged by the drawn cells.
graft::LesionAdherence lesion_share(const graft::GraftResult& result,
                                    const graft::Snapshot& snapshot);

/// Of a null model; counts are not known.
graft::LesionAdherence lesion_share(const graft::NullModel& null);

/// Whether any cell adheres; without, there is no share.
bool has_adherent(const graft::LesionAdherence& lesion);

/// In percent, no unit: "2.27 ± 0.05", the interval over 2 · 1.96; "not seen (< 0.2)", its upper
/// end; "–" if no cell adheres.
std::string lesion_percent(const graft::LesionAdherence& lesion);

/// "2.27 ± 0.05 %", "< 0.2 %"
std::string lesion_figure(const graft::LesionAdherence& lesion);

/// What the interval is, and what is not in it.
std::string lesion_note();

/// The null model "geometric"; null if the result has none.
const graft::NullModel* geometric_null(const graft::GraftResult& result);

}  // namespace caudata::report
