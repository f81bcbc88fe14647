// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

/// Published trials and rates that the null lesson quotes. Words for readers: no simulation and no
/// calibration reads them. A test holds each rate against its row of data/evidence.
namespace caudata::report {

/// P(a patient improves by an AIS grade or more without the product), as published.
struct PublishedConversion {
  const char* row;       // its id in data/evidence
  const char* patients;  // grade and levels at baseline
  double p;
  double lower, upper;             // 95 % interval; none without n
  int n;                           // 0: not stated
  int baseline_from, baseline_to;  // [d] since injury
  int horizon;                     // [d] since injury
  const char* source;
};

inline constexpr const char* inspire_source =
    "INSPIRE: Neurosurgery 2022;90:668, doi 10.1227/neu.0000000000001932";

inline constexpr PublishedConversion inspire_history{
    "inspire-history",
    "AIS A, T2 to T12: the history that INSPIRE was held against",
    0.16,
    0,
    0,
    0,
    1,
    4,
    183,
    inspire_source};

/// Not a rate that was seen, but the one that the study had to exceed.
inline constexpr PublishedConversion inspire_criterion{
    "inspire-performance-criterion",
    "AIS A, T2 to T12: the performance criterion of INSPIRE",
    0.25,
    0,
    0,
    0,
    1,
    4,
    183,
    inspire_source};

inline constexpr std::array published_conversions{
    PublishedConversion{"a-to-any-t1-t9", "AIS A, T1 to T9", 0.091, 0.071, 0.115, 663, 1, 14, 365,
                        "Marino 2020, Neurotrauma Rep"},
    inspire_history,
    PublishedConversion{"a-to-any-t10-t12", "AIS A, T10 to T12", 0.168, 0.133, 0.208, 377, 1, 14,
                        365, "Marino 2020, Neurotrauma Rep"},
    PublishedConversion{"a-to-any-cervical", "AIS A, cervical", 0.286, 0.256, 0.317, 837, 1, 14,
                        365, "Marino 2020, Neurotrauma Rep"}};

/// A trial without a control group that was followed by one with.
struct SingleArmExample {
  int implanted, evaluable;
  int converters;  // a grade or more, of the evaluable, at 6 months
  const char* story;
  const char* source;
};

inline constexpr SingleArmExample inspire{
    19, 16, 7, "The INSPIRE study of a scaffold (T2-T12, AIS A) had no control group.",
    "INSPIRE: Neurosurgery 2022;90:668, doi 10.1227/neu.0000000000001932; history and criterion as "
    "its authors state them. INSPIRE 2.0: spinalnewsinternational.com and biospace.com, press "
    "reports"};

}  // namespace caudata::report
