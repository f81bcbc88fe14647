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

/// The distribution of the number of converters among independent patients of several kinds, in
/// fixed numbers: element k is P(exactly k convert). Sums and products of probabilities only, so
/// the relative error of every element is a few times patients * 2^-53.
std::vector<double> converter_distribution(std::span<const ConverterGroup> groups);

/// P(at least k), from P(exactly k). Element 0 is 1.
std::vector<double> upper_tail(const std::vector<double>& distribution);

/// Simulated patients, and those of them who converted without treatment.
struct Conversions {
  std::uint64_t patients{0};
  std::uint64_t converted{0};
};

/// P(at least k of n patients convert), k = 0 ... n, where the patients of a trial come
/// independently from the strata that were simulated, in the shares in which they were enrolled, so
/// that every trial has a composition of its own.
///
/// The mixture over all compositions needs the sums over the strata alone: one patient converts
/// with probability sum of share * p over the strata, which is all converted / all patients, and n
/// independent ones are a binomial of that probability. (A trial that fixes how many of each
/// stratum it takes has less spread: `converter_distribution` with its groups.) The error is that
/// of the simulated share, to first order. Precondition: some patients.
std::vector<Measured> at_least(const Conversions& simulated, int n);

}  // namespace caudata::oc
