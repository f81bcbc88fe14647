// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

/// Published trials and rates that the null lesson quotes. Words for readers: no simulation and no
/// calibration reads them.
namespace caudata::report {

/// A trial without a control group that was followed by one with.
struct SingleArmExample {
  int patients;
  int converters;
  double history;  // rate that it was held against
  const char* story;
  const char* source;
};

inline constexpr SingleArmExample inspire{
    16, 7, 0.16, "The INSPIRE study of a scaffold (T2-T12, AIS A) had no control group.",
    "INSPIRE: Neurosurgery 2022;90:668; history as its authors state it. INSPIRE 2.0: "
    "spinalnewsinternational.com and biospace.com, press reports"};

/// P(a patient with AIS A converts within a year without the product), as published.
struct PublishedConversion {
  const char* patients;
  double p;
  const char* source;
};

inline constexpr std::array published_conversions{
    PublishedConversion{"AIS A, T1 to T9, within 14 d", 0.091, "Marino 2020, Neurotrauma Rep"},
    PublishedConversion{"AIS A, T2 to T12: the history that INSPIRE was held against", 0.16,
                        "Neurosurgery 2022;90:668"},
    PublishedConversion{"AIS A, T10 to T12, within 14 d", 0.168, "Marino 2020, Neurotrauma Rep"},
    PublishedConversion{"AIS A, cervical, within 14 d", 0.286, "Marino 2020, Neurotrauma Rep"}};

}  // namespace caudata::report
