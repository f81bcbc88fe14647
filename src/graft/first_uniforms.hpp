// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "graft/graft_key.hpp"

namespace caudata::graft {

/// uniforms[i] = uniform_of(key.words(cells[i], step, purpose, draw)[0]), many at a time. Equal
/// sizes.
void first_uniforms(const GraftKey& key, std::uint32_t step, Purpose purpose, std::uint32_t draw,
                    std::span<const CellId> cells, std::span<float> uniforms);

/// One by one, in plain C++.
void first_uniforms_plain(const GraftKey& key, std::uint32_t step, Purpose purpose,
                          std::uint32_t draw, std::span<const CellId> cells,
                          std::span<float> uniforms);

}  // namespace caudata::graft
