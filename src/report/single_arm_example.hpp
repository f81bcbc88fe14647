// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

/// Published trials and rates that the null lesson quotes. Words for readers: no simulation and no
/// calibration reads them. A test holds each rate against its row of the tables of evidence.
namespace caudata::report {

/// P(a patient improves by an AIS grade or more without the product), as published.
struct PublishedConversion {
  const char* row;       // its id in the tables of evidence
  const char* patients;  // grade and levels at baseline
  double p;
  double lower{0}, upper{0};             // 95 % interval; none without n
  int n{0};                              // 0: not stated
  int baseline_from{0}, baseline_to{0};  // [d] since injury
  int horizon{0};                        // [d] since injury
  const char* source;
};

inline constexpr const char* inspire_source =
    "INSPIRE: Neurosurgery 2022;90:668, doi 10.1227/neu.0000000000001932";

inline constexpr PublishedConversion inspire_history{
    .row = "inspire-history",
    .patients = "AIS A, T2 to T12: the history that INSPIRE was held against",
    .p = 0.16,
    .baseline_from = 1,
    .baseline_to = 4,
    .horizon = 183,
    .source = inspire_source};

/// Not a rate that was seen, but the one that the study had to reach: its authors derived it from
/// the history.
inline constexpr double inspire_criterion = 0.25;

/// Within 14 days after injury, until a year after it.
constexpr PublishedConversion model_systems(const char* row, const char* patients, double p,
                                            double lower, double upper, int n) {
  return {row, patients, p, lower, upper, n, 1, 14, 365, "Marino 2020, Neurotrauma Rep"};
}

inline constexpr PublishedConversion model_systems_t1_t9 =
    model_systems("a-to-any-t1-t9", "AIS A, T1 to T9", 0.091, 0.071, 0.115, 663);
inline constexpr PublishedConversion model_systems_t10_t12 =
    model_systems("a-to-any-t10-t12", "AIS A, T10 to T12", 0.168, 0.133, 0.208, 377);
inline constexpr PublishedConversion model_systems_cervical =
    model_systems("a-to-any-cervical", "AIS A, cervical", 0.286, 0.256, 0.317, 837);

inline constexpr std::array published_conversions{model_systems_t1_t9, inspire_history,
                                                  model_systems_t10_t12, model_systems_cervical};

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
