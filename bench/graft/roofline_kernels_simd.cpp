// SPDX-License-Identifier: Apache-2.0
#include "graft/roofline_kernels.hpp"

#include <benchmark/benchmark.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "graft/roofline_kernels_simd.cpp"
#include <hwy/cache_control.h>
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace caudata::roofline {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;
using F = hn::ScalableTag<float>;
using V = hn::Vec<F>;

float sum_of(const float* a, std::size_t n) {
  const F d;
  const std::size_t w = hn::Lanes(d);
  V s0 = hn::Zero(d), s1 = s0, s2 = s0, s3 = s0;
  for (std::size_t i = 0; i < n; i += 4 * w) {
    s0 = hn::Add(s0, hn::Load(d, a + i));
    s1 = hn::Add(s1, hn::Load(d, a + i + w));
    s2 = hn::Add(s2, hn::Load(d, a + i + 2 * w));
    s3 = hn::Add(s3, hn::Load(d, a + i + 3 * w));
  }
  return hn::GetLane(hn::Add(hn::Add(s0, s1), hn::Add(s2, s3)));
}

void scale(float* a, std::size_t n) {
  const F d;
  const V factor = hn::Set(d, 0.999f);
  for (std::size_t i = 0; i < n; i += hn::Lanes(d))
    hn::Store(hn::Mul(hn::Load(d, a + i), factor), d, a + i);
}

void stream(const float* from, float* to, std::size_t n) {
  const F d;
  for (std::size_t i = 0; i < n; i += hn::Lanes(d)) hn::Stream(hn::Load(d, from + i), d, to + i);
  hwy::FlushStream();
}

/// Eight chains; the operations of one lane's worth of each are counted.
float chains(std::size_t turns, double& operations) {
  const F d;
  const V m = hn::Set(d, 0.999f), a = hn::Set(d, 0.001f);
  V c0 = a, c1 = m, c2 = a, c3 = m, c4 = a, c5 = m, c6 = a, c7 = m;
  for (std::size_t i = 0; i < turns; ++i) {
    c0 = hn::Add(hn::Mul(c0, m), a);
    c1 = hn::Add(hn::Mul(c1, m), a);
    c2 = hn::Add(hn::Mul(c2, m), a);
    c3 = hn::Add(hn::Mul(c3, m), a);
    c4 = hn::Add(hn::Mul(c4, m), a);
    c5 = hn::Add(hn::Mul(c5, m), a);
    c6 = hn::Add(hn::Mul(c6, m), a);
    c7 = hn::Add(hn::Mul(c7, m), a);
  }
  operations = double(turns) * 16 * double(hn::Lanes(d));
  const V low = hn::Add(hn::Add(c0, c1), hn::Add(c2, c3));
  return hn::GetLane(hn::Add(low, hn::Add(hn::Add(c4, c5), hn::Add(c6, c7))));
}

}  // namespace HWY_NAMESPACE
}  // namespace caudata::roofline
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace caudata::roofline {

HWY_EXPORT(sum_of);
HWY_EXPORT(scale);
HWY_EXPORT(stream);
HWY_EXPORT(chains);

void read_all(const graft::AlignedFloats& a) {
  benchmark::DoNotOptimize(HWY_DYNAMIC_DISPATCH(sum_of)(a.data(), a.size()));
}

void scale_all(graft::AlignedFloats& a) { HWY_DYNAMIC_DISPATCH(scale)(a.data(), a.size()); }

void stream_all(const graft::AlignedFloats& from, graft::AlignedFloats& to) {
  HWY_DYNAMIC_DISPATCH(stream)(from.data(), to.data(), from.size());
}

double multiply_add_turns(std::size_t turns) {
  double operations = 0;
  benchmark::DoNotOptimize(HWY_DYNAMIC_DISPATCH(chains)(turns, operations));
  return operations;
}

}  // namespace caudata::roofline
#endif
