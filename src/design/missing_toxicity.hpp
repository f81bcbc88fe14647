// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "design/follow_up_crm.hpp"

namespace caudata::design {

/// The time to DLT of a patient who will have one in his window: piecewise exponential on
/// `intervals` equal parts of the window. The hazard of interval k is a priori gamma with mean
/// K / (K - k + 1/2) per window, that of a uniform time at the middle of the interval, and with
/// `spread` times that as its variance (Liu, Yin and Yuan 2013, section 3; their C).
struct HazardPrior {
  int intervals{9};
  double spread{2};
};

/// The likelihood of patients whose DLT is not known yet, in the model where a patient has a DLT
/// with probability p of his dose and its time has the hazards above, given that he has one:
///
///     E[product over open patients of 1 - p + p exp(-cumulative hazard at his follow-up)],
///
/// the expectation over the hazards' posterior given the times of the DLTs seen. It is what the
/// paper's data augmentation samples from, here summed over who will have a DLT: gamma hazards
/// leave a product of powers for each set of patients, and sets that agree on how many of their
/// members were followed beyond an interval are summed together.
///
/// Exact but for one thing: where more than six patients stand within the same interval, follow-up
/// of the others, who are those least far in it, counts up to its beginning. That is a likelihood
/// of less data, not an approximation.
class MissingToxicity {
 public:
  MissingToxicity(const HazardPrior& prior, const FollowUpData& data);

  /// `risk`: P(DLT) of every dose, 0 to 1.
  double likelihood(std::span<const double> risk) const;

 private:
  struct Patient {
    std::size_t dose;
    double part;  // of his interval that was observed, in windows
  };
  /// The patients whose follow-up ends in one interval.
  struct Interval {
    std::vector<Patient> within;
    std::vector<std::size_t> at_begin;  // doses of those with nothing of it
    std::vector<double> still_free;     // [patients beyond][subset of `within`]
  };
  static std::vector<double> observed_parts(std::span<const Patient> within);
  static void fill_chances(const Interval& interval, std::span<const double> risk,
                           std::vector<double>& chance);
  void place(const HazardPrior& prior, const FollowUpData& data);
  void integrate_hazards(const HazardPrior& prior, const FollowUpData& data);

  std::vector<Interval> intervals_;
};

}  // namespace caudata::design
