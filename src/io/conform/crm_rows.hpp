// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "design/crm_posterior.hpp"
#include "io/conform/conformity.hpp"
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

/// What this program makes of a case.
struct CrmAnswer {
  design::CrmMoments moments;
  std::vector<design::CrmDoseSummary> dose;
  int level;  // the dose closest to the target, counted from 1
};

/// One row of a table of CRM posteriors, which is about one dose of a case.
struct CrmRow {
  const ReferenceTable& table;
  std::size_t row;
  const CrmAnswer& here;
  std::size_t dose;  // from 0
  std::string what;  // "C7 power dose 2"

  const design::CrmDoseSummary& at() const { return here.dose[dose]; }
  /// NaN where the file has no number.
  double off(std::string_view column, double value) const;
};

/// Compares every row: nothing further if `accept` failed the row (true: it passed) or the dose
/// recommended is another one or a number of the package dfcrm is off by more than it errs;
/// otherwise posterior mean and variance of beta, the risk and what `more` gives with the
/// tolerance of exact figures. Rows that agree in the columns `same_case` are one case.
struct CrmComparison {
  std::initializer_list<std::string_view> same_case;
  bool (*accept)(const CrmRow& row, Conformity& found);
  std::vector<double> (*more)(const CrmRow& row);
};
void compare_crm_rows(const ReferenceTable& table, const CrmComparison& comparison,
                      Conformity& found);

}  // namespace caudata::io
