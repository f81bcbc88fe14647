// SPDX-License-Identifier: Apache-2.0
#include "report/conversion_bias.hpp"

#include <fmt/format.h>

namespace caudata::report {
namespace {

bool from_complete(const PublishedNumber& n) {
  return n.population == "ais0 = A" || n.population.starts_with("ais0 = A and ");
}

enum class Counts { leaving, staying, neither };
Counts counts(const PublishedNumber& n) {
  if (n.statistic == "share(ais > A)") return Counts::leaving;
  return n.statistic == "share(ais = A)" ? Counts::staying : Counts::neither;
}

void add(ConversionBias& bias, const PublishedNumber& n, Counts what) {
  ++bias.rates;
  const bool below = *n.predicted < n.allowed_lower;
  const bool above = *n.predicted > n.allowed_upper;
  const bool leaving = what == Counts::leaving;
  if (leaving ? below : above) ++bias.too_low;
  if (leaving ? above : below) ++bias.too_high;
}

const char* direction(const ConversionBias& bias) {
  if (bias.too_low > 0 && bias.too_high == 0)
    return "Where it errs, too few leave AIS A: without any effect, more patients with AIS A may "
           "improve by a grade than the chances below say.";
  if (bias.too_high > 0 && bias.too_low == 0)
    return "Where it errs, too many leave AIS A: without any effect, fewer patients with AIS A may "
           "improve by a grade than the chances below say.";
  return "Which way the chances below lean is not known.";
}

}  // namespace

ConversionBias conversion_bias(const PublishedRecovery& published) {
  ConversionBias bias;
  for (const PublishedNumber& n : published.numbers)
    if (const Counts what = counts(n);
        what != Counts::neither && from_complete(n) && n.predicted && n.split == "validation")
      add(bias, n, what);
  return bias;
}

Claim in_words(const ConversionBias& bias) {
  return {fmt::format("Direction of bias: of {} published rates of leaving AIS A by which nothing "
                      "was fitted, the virtual population is below {} and above {} by more than "
                      "their tolerance. {} Of other conversions and of motor levels this says "
                      "nothing.",
                      bias.rates, bias.too_low, bias.too_high, direction(bias)),
          Tone::limit};
}

}  // namespace caudata::report
