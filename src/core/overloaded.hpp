// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace caudata::core {

/// Cases for std::visit, written in place.
template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

}  // namespace caudata::core
