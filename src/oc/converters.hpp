// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "oc/estimate_error.hpp"

/// How many patients of a trial without a control group improve although the treatment does
/// nothing.
namespace caudata::oc {

/// Patients of one kind: how many a trial has, and P(one of them converts).
struct ConverterGroup {
  int patients{0};
  double p{0};
};

/// The law of the number of converters among independent patients of several kinds, in fixed
/// numbers: element k is P(exactly k convert). Sums and products of probabilities only, so the
/// relative error of every element is a few times patients * 2^-53.
std::vector<double> converters(std::span<const ConverterGroup> groups);

/// P(at least k convert), from the law. Element 0 is 1.
std::vector<double> at_least(const std::vector<double>& law);

/// Simulated patients of a stratum, and those of them who converted without treatment.
struct ConversionStratum {
  std::uint64_t patients{0};
  std::uint64_t converted{0};
};

/// P(at least k of n patients convert), k = 0 ... n, where the patients of a trial come from the
/// strata in the shares in which they were enrolled, independently, so that every trial has a
/// composition of its own.
///
/// The mixture over all compositions needs no sum over them: one patient converts with probability
/// sum of share * p over the strata, and n independent ones are a binomial of that probability. (A
/// trial that fixes how many of each stratum it takes has less spread: `converters` with its
/// groups.) The error is that of the simulated strata, to first order. Precondition: some patients.
std::vector<Measured> at_least(std::span<const ConversionStratum> strata, int n);

}  // namespace caudata::oc
