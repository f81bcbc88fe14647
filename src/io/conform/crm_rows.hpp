// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "design/crm_posterior.hpp"
#include "io/conform/reference_table.hpp"

namespace caudata::io {

/// What a row of a table of CRM posteriors gives to the model.
struct CrmCase {
  design::CrmSetting setting;
  std::vector<design::Tally> complete;
  std::vector<design::PartialPatient> partial;

  design::CrmData data() const { return {complete, partial, {}, 0}; }
};

/// Columns model ("empiric" or "logistic"), skeleton, target, prior_sd, level and tox (one per
/// patient), intcpt (3 where it is blank or absent, as in dfcrm) and, where the table has them,
/// weights. Empty: a column does not say what it should.
std::optional<CrmCase> crm_case(const ReferenceTable& table, std::size_t row);

/// The dose closest to the target at this beta, counted from 1.
int recommended_level(const design::CrmPosterior& posterior, double beta);

}  // namespace caudata::io
