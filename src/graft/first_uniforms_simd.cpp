// SPDX-License-Identifier: Apache-2.0
#include "core/contract.hpp"
#include "graft/first_uniforms.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "graft/first_uniforms_simd.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "graft/philox-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace caudata::graft {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

/// Whole vectors; returns how many cells are done.
std::size_t fill_uniforms(const std::array<std::uint32_t, 2>& key, std::uint32_t step,
                          std::uint32_t purpose_and_draw, std::span<const CellId> cells,
                          float* uniforms) {
  const hn::ScalableTag<std::uint32_t> d;
  const hn::RebindToFloat<decltype(d)> df;
  const Philox4x32<decltype(d)> philox(d, key);
  const std::size_t lanes = hn::Lanes(d);
  std::size_t i = 0;
  for (; i + lanes <= cells.size(); i += lanes) {
    hn::Vec<decltype(d)> low, high;
    hn::LoadInterleaved2(d, reinterpret_cast<const std::uint32_t*>(cells.data() + i), low, high);
    const auto words = philox({low, high, hn::Set(d, step), hn::Set(d, purpose_and_draw)});
    hn::StoreU(uniform_of(df, words.w0), df, uniforms + i);
  }
  return i;
}

}  // namespace HWY_NAMESPACE
}  // namespace caudata::graft
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace caudata::graft {

HWY_EXPORT(fill_uniforms);

void first_uniforms(const GraftKey& key, std::uint32_t step, Purpose purpose, std::uint32_t draw,
                    std::span<const CellId> cells, std::span<float> uniforms) {
  EXPECTS(cells.size() == uniforms.size());
  const std::size_t done = HWY_DYNAMIC_DISPATCH(fill_uniforms)(
      key.key(), step, GraftKey::purpose_and_draw(purpose, draw), cells, uniforms.data());
  first_uniforms_plain(key, step, purpose, draw, cells.subspan(done), uniforms.subspan(done));
}

void first_uniforms_plain(const GraftKey& key, std::uint32_t step, Purpose purpose,
                          std::uint32_t draw, std::span<const CellId> cells,
                          std::span<float> uniforms) {
  for (std::size_t i = 0; i < cells.size(); ++i)
    uniforms[i] = uniform_of(key.words(cells[i], step, purpose, draw)[0]);
}

}  // namespace caudata::graft
#endif
