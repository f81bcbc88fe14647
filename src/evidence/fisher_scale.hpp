// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The scale of intraclass correlations of pairs on which their error hardly depends on their
/// value: z = atanh(icc), with a standard error of 1 / sqrt(n - 3/2) for n pairs of normal scores
/// (R. A. Fisher, Statistical methods for research workers, 1925, chapter 7).
namespace caudata::evidence {

/// -1 < icc < 1; infinite at the ends.
double to_fisher(double icc);

/// The inverse; between -1 and 1.
double from_fisher(double z);

/// The standard error on the scale, of n > 3/2 pairs.
double fisher_error(double n);

}  // namespace caudata::evidence
