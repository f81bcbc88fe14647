// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

#include "core/stream.hpp"

/// Exact samplers: rejection or inversion against the true density, never an approximation that
/// drifts in the tails. Each states how many words of its stream it draws.
namespace caudata::core {

double sample_normal(Stream& stream, double mean, double sd);  // inversion: 1 word
double sample_exponential(Stream& stream, double rate);        // inversion: 1 word; mean 1/rate
double sample_gamma(Stream& stream, double shape,
                    double scale);                       // rejection (Marsaglia & Tsang 2000)
double sample_beta(Stream& stream, double a, double b);  // two gammas, safe for small a, b
std::int64_t sample_binomial(Stream& stream, std::int64_t n, double p);
std::int64_t sample_poisson(Stream& stream, double mean);
/// Index drawn with probability weight[i] / sum(weight): 1 word. Weights >= 0, at least one > 0.
std::size_t sample_categorical(Stream& stream, std::span<const double> weight);
/// Counts that add up to n, by conditional binomials.
void sample_multinomial(Stream& stream, std::int64_t n, std::span<const double> weight,
                        std::span<std::int64_t> counts);

/// Index i with cumulative weight at u: the categorical quantile, for draws that are shared between
/// truths.
std::size_t categorical_quantile(double u, std::span<const double> weight);

}  // namespace caudata::core
