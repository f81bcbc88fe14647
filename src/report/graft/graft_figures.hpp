// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/document.hpp"
#include "report/graft/graft_input.hpp"

/// The pictures of a graft, one file each. Colours are classes of web/graft/graft.css, shared with
/// the view in three dimensions: in-<compartment>, type-<number>.
namespace caudata::report {

/// Canal, cord, lesion and drawn cells at the last time, seen from the left: what the page shows
/// where it cannot turn them, and on paper.
Figure graft_still(const GraftInput& input);

/// Shares of all cells that ever were, by compartment, a bar per time.
Figure where_over_time(const GraftInput& input);

/// Cells per mm of the canal by compartment, at chosen times.
Figure cells_along_cord(const GraftInput& input);

/// Adherent cells on the lesion as a share of the adherent, beside the null models.
Figure lesion_adherence(const GraftInput& input);

/// Living cells by type, a bar per time.
Figure types_over_time(const GraftInput& input);

/// Risk of a tumour over the probability that a residual pluripotent cell takes.
Figure take_risk(const GraftInput& input);

}  // namespace caudata::report
