// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace caudata::core {

/// An identity or an ordinal that does not mix with another kind of identity. No arithmetic.
template <class Tag, class Rep = std::uint32_t>
class Id {
 public:
  constexpr Id() = default;
  constexpr explicit Id(Rep value) : value_(value) {}
  constexpr Rep value() const { return value_; }
  friend constexpr auto operator<=>(Id, Id) = default;

 private:
  Rep value_{0};
};

/// A trial of a run: its place in the global list of trials, from 0.
using TrialIndex = Id<struct TrialTag>;
/// A person in a trial's screening queue, from 1; given when the person is screened, never reused.
/// 0 is the trial itself.
using CandidateId = Id<struct CandidateTag>;
/// A candidate who was enrolled, in order of enrolment, from 1.
using SubjectId = Id<struct SubjectTag>;

inline constexpr CandidateId the_trial_itself{0};

}  // namespace caudata::core

template <class Tag, class Rep>
struct std::hash<caudata::core::Id<Tag, Rep>> {
  std::size_t operator()(caudata::core::Id<Tag, Rep> id) const noexcept {
    return std::hash<Rep>{}(id.value());
  }
};
