// SPDX-License-Identifier: Apache-2.0
#include "design/missing_toxicity.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include "core/contract.hpp"
#include "core/elementary.hpp"

namespace caudata::design {
namespace {

constexpr std::size_t most_within = 6;

/// Gamma posterior of a hazard, from the patients whose DLT has been seen.
struct Gamma {
  double shape, rate;

  /// E[exp(-hazard * time)], relative to this posterior.
  double free_for(double time) const { return core::exp(-shape * core::log1p(time / rate)); }
};

/// Where a share of the window lies: intervals passed, and the observed part of the next one.
struct Place {
  std::size_t passed;
  double part;
};

Place place_of(double share, std::size_t intervals) {
  const double scaled = std::clamp(share, 0.0, 1.0) * static_cast<double>(intervals);
  const auto passed = std::min(static_cast<std::size_t>(scaled), intervals - 1);
  const double part = (scaled - static_cast<double>(passed)) / static_cast<double>(intervals);
  return {passed, std::max(0.0, part)};
}

std::vector<Gamma> hazards(const HazardPrior& prior, std::span<const double> dlt_shares) {
  const auto count = static_cast<std::size_t>(prior.intervals);
  const double width = 1.0 / prior.intervals;
  std::vector<Gamma> posterior;
  for (int k = 1; k <= prior.intervals; ++k) {
    const double mean = prior.intervals / (prior.intervals - k + 0.5);
    posterior.push_back({mean / prior.spread, 1 / prior.spread});
  }
  for (const double share : dlt_shares) {
    const Place at = place_of(share, count);
    for (std::size_t k = 0; k < at.passed; ++k) posterior[k].rate += width;
    posterior[at.passed].rate += at.part;
    const bool at_the_end = at.part == 0 && at.passed > 0;  // of the interval before
    posterior[at_the_end ? at.passed - 1 : at.passed].shape += 1;
  }
  return posterior;
}

bool has(std::size_t subset, std::size_t member) { return (subset >> member & 1U) != 0; }

std::size_t members(std::size_t subset) { return static_cast<std::size_t>(std::popcount(subset)); }

}  // namespace

MissingToxicity::MissingToxicity(const HazardPrior& prior, const FollowUpData& data) {
  EXPECTS(prior.intervals > 0 && prior.spread > 0);
  place(prior, data);
  integrate_hazards(prior, data);
}

void MissingToxicity::place(const HazardPrior& prior, const FollowUpData& data) {
  intervals_.resize(static_cast<std::size_t>(prior.intervals));
  for (const TimedPatient& patient : data.open) {
    const Place at = place_of(patient.dlt.share, intervals_.size());
    const auto dose = static_cast<std::size_t>(patient.dose);
    Interval& interval = intervals_[at.passed];
    if (at.part > 0) {
      interval.within.push_back({dose, at.part});
    } else {
      interval.at_begin.push_back(dose);
    }
  }
  for (Interval& interval : intervals_) {
    auto& within = interval.within;
    std::stable_sort(within.begin(), within.end(),
                     [](const Patient& a, const Patient& b) { return a.part > b.part; });
    for (; within.size() > most_within; within.pop_back()) {
      interval.at_begin.push_back(within.back().dose);
    }
  }
}

/// Of each subset of the patients, added up.
std::vector<double> MissingToxicity::observed_parts(std::span<const Patient> within) {
  std::vector<double> parts(std::size_t{1} << within.size(), 0.0);
  for (std::size_t subset = 0; subset < parts.size(); ++subset) {
    for (std::size_t i = 0; i < within.size(); ++i) {
      if (has(subset, i)) parts[subset] += within[i].part;
    }
  }
  return parts;
}

void MissingToxicity::integrate_hazards(const HazardPrior& prior, const FollowUpData& data) {
  const std::vector<Gamma> hazard = hazards(prior, data.dlt_shares);
  const double width = 1.0 / prior.intervals;
  std::size_t beyond = 0;
  for (std::size_t k = intervals_.size(); k-- > 0;) {
    Interval& interval = intervals_[k];
    const std::vector<double> parts = observed_parts(interval.within);
    for (std::size_t count = 0; count <= beyond; ++count) {
      for (const double part : parts) {
        interval.still_free.push_back(
            hazard[k].free_for(width * static_cast<double>(count) + part));
      }
    }
    beyond += interval.within.size() + interval.at_begin.size();
  }
}

/// P(these of `within` have a DLT and the others not), for each subset; bit i is patient i.
void MissingToxicity::fill_chances(const Interval& interval, std::span<const double> risk,
                                   std::vector<double>& chance) {
  chance.assign(1, 1.0);
  for (const Patient& patient : interval.within) {
    const std::size_t half = chance.size();
    const double p = risk[patient.dose];
    for (std::size_t s = 0; s < half; ++s) chance.push_back(chance[s] * p);
    for (std::size_t s = 0; s < half; ++s) chance[s] *= 1 - p;
  }
}

/// From the last interval to the first. `by_count[m]`: the sum over all sets of m patients followed
/// beyond the interval who will have a DLT.
double MissingToxicity::likelihood(std::span<const double> risk) const {
  std::vector<double> by_count{1}, chance, next;
  for (auto interval = intervals_.rbegin(); interval != intervals_.rend(); ++interval) {
    fill_chances(*interval, risk, chance);
    next.assign(by_count.size() + interval->within.size() + interval->at_begin.size(), 0.0);
    auto free = interval->still_free.begin();
    for (std::size_t count = 0; count < by_count.size(); ++count) {
      for (std::size_t subset = 0; subset < chance.size(); ++subset) {
        next[count + members(subset)] += by_count[count] * chance[subset] * *free++;
      }
    }
    for (const std::size_t dose : interval->at_begin) {
      for (std::size_t count = next.size(); count-- > 1;) {
        next[count] = (1 - risk[dose]) * next[count] + risk[dose] * next[count - 1];
      }
      next[0] *= 1 - risk[dose];
    }
    by_count.swap(next);
  }
  return std::accumulate(by_count.begin(), by_count.end(), 0.0);
}

}  // namespace caudata::design
