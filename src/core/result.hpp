// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <tl/expected.hpp>

#include "core/issue.hpp"

namespace caudata::core {

/// A value, or everything that is wrong with the user's input. Never the first problem alone.
template <class T>
using Result = tl::expected<T, Issues>;

inline tl::unexpected<Issues> failure(Issues issues) {
  return tl::unexpected<Issues>(std::move(issues));
}
inline tl::unexpected<Issues> failure(Issue issue) {
  Issues issues;
  issues.add(std::move(issue));
  return failure(std::move(issues));
}

}  // namespace caudata::core
