// SPDX-License-Identifier: Apache-2.0
#pragma once

#if defined(__SSE2__)
#include <xmmintrin.h>
#endif

namespace caudata::graft {

/// While in scope this thread takes subnormal numbers for zero. Far from a source concentrations
/// fall below 1e-38, where each product would cost a hundred times its usual time. Every kernel of
/// the fields and its plain reference compute under it, so it is part of what they compute.
class FlushSubnormals {
 public:
#if defined(__SSE2__)
  FlushSubnormals() : before_(_mm_getcsr()) { _mm_setcsr(before_ | flush_to_zero | zero_inputs); }
  ~FlushSubnormals() { _mm_setcsr(before_); }
#else
  FlushSubnormals() = default;
#endif
  FlushSubnormals(const FlushSubnormals&) = delete;
  FlushSubnormals& operator=(const FlushSubnormals&) = delete;

 private:
#if defined(__SSE2__)
  static constexpr unsigned flush_to_zero = 0x8000, zero_inputs = 0x0040;
  unsigned before_;
#endif
};

}  // namespace caudata::graft
