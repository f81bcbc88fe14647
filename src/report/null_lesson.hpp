// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "oc/converters.hpp"
#include "oc/recovery_sums.hpp"
#include "report/document.hpp"

/// What a trial without a control group shows if the treatment does nothing.
namespace caudata::report {

/// Patients of the trial that the lesson is always about; others beside it.
inline constexpr int lesson_patients = 12;

/// What counts as an improvement, in whom, and the simulated patients by what is known at baseline.
struct ConverterDefinition {
  const char* key;                // in data files
  const char* who;                // "patients with AIS A or B"
  const char* words;              // "go to AIS C, D or E"
  const oc::Histogram* patients;  // who can improve so, with what it takes to see it
  const oc::Histogram* converted;
};
std::vector<ConverterDefinition> converter_definitions(const oc::NaturalRecovery& recovery);

/// Over all strata.
oc::Conversions pooled(const ConverterDefinition& definition);
/// Over those of one grade at baseline.
oc::Conversions pooled(const ConverterDefinition& definition, isncsci::AsiaImpairmentScale grade);

/// The planned number of patients beside `lesson_patients`, where it is another.
std::vector<int> lesson_sizes(const std::optional<int>& planned);

/// For somebody who is no statistician: how many improve in every second trial, and from how many
/// on it is rarer than one trial in twenty. `at_least` has a chance for each number of patients.
std::string in_words(const std::vector<double>& at_least, const std::string& who,
                     const std::string& improve);

/// A trial without a control group that another, with one, contradicted.
Claim single_arm_warning();

}  // namespace caudata::report
