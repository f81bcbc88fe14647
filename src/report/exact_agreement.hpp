// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "core/issue.hpp"
#include "oc/estimate.hpp"

namespace caudata::report {

/// How far exact and simulated figures of the same thing lie apart.
struct ExactAgreement {
  int compared{0};     // figures that were computed both ways
  double furthest{0};  // the largest distance, as a normal deviate

  /// Whether chance alone may have parted them. If not, one of the two ways is wrong.
  bool by_chance() const;
  friend bool operator==(const ExactAgreement&, const ExactAgreement&) = default;
};

/// Of the figures of one run.
ExactAgreement agreement(const oc::OperatingCharacteristics& estimates);

/// "318 figures were computed twice, …", with the alarm where it is one; nothing where none was.
std::string in_words(const ExactAgreement& agreement);

/// The alarm as a finding about the run in `folder`; nothing where chance may have done it.
std::optional<core::Issue> alarm(const ExactAgreement& agreement, const std::string& folder);

}  // namespace caudata::report
