// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "core/issue.hpp"

namespace caudata::product {

/// An error unless the condition holds.
inline void require(core::Issues& issues, bool holds, const char* rule, std::string message,
                    const char* why, const char* suggestion) {
  if (!holds) issues.add({core::Severity::error, rule, {}, std::move(message), why, suggestion});
}

}  // namespace caudata::product
