// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdio>
#include <cstdlib>

namespace caudata::core {

[[noreturn]] inline void contract_broken(const char* kind, const char* condition, const char* file,
                                         int line) {
  std::fprintf(stderr, "%s:%d: %s(%s) does not hold\n", file, line, kind, condition);
  std::abort();
}

}  // namespace caudata::core

// A programmer's error. Checked where CAUDATA_CONTRACTS is defined (tests, sanitizers), gone in
// release builds.
#ifdef CAUDATA_CONTRACTS
#define CAUDATA_CONTRACT(kind, condition) \
  (static_cast<bool>(condition)           \
       ? static_cast<void>(0)             \
       : ::caudata::core::contract_broken(kind, #condition, __FILE__, __LINE__))
#else
#define CAUDATA_CONTRACT(kind, condition) static_cast<void>(sizeof(static_cast<bool>(condition)))
#endif
#define EXPECTS(condition) CAUDATA_CONTRACT("EXPECTS", condition)
#define ENSURES(condition) CAUDATA_CONTRACT("ENSURES", condition)
