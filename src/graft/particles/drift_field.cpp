// SPDX-License-Identifier: Apache-2.0
#include "graft/particles/drift_field.hpp"

#include <algorithm>
#include <numbers>

#include "core/contract.hpp"

namespace caudata::graft {
namespace {

std::size_t field_count(std::int32_t n) { return static_cast<std::size_t>(n); }

/// The cell behind a node, and whether the node lies beyond an end.
struct FieldCell {
  std::size_t cell;
  bool beyond;
};
FieldCell field_cell(std::int32_t node, std::int32_t n) {
  return {field_count(std::clamp(node - 1, 0, n - 1)), node == 0 || node == n + 1};
}
std::size_t field_around(std::int32_t node, std::int32_t n) {
  return field_count((node - 1 + n) % n);
}

void fill_flow(DriftField& f, const anatomy::CanalGrid& grid) {
  f.flow.reserve(2 * field_count(f.nx + 2) * field_count(f.na + 2) * field_count(f.nw + 2));
  for (std::int32_t jx = 0; jx < f.nx + 2; ++jx) {
    const FieldCell x = field_cell(jx, f.nx);
    for (std::int32_t ja = 0; ja < f.na + 2; ++ja) {
      const std::size_t column = (x.cell * grid.na + field_around(ja, f.na)) * grid.nw;
      for (std::int32_t jw = 0; jw < f.nw + 2; ++jw) {
        const FieldCell w = field_cell(jw, f.nw);
        const float slip = w.beyond ? -1.0f : 1.0f;
        const float through = x.beyond ? -slip : slip;
        f.flow.push_back(through * grid.axial[column + w.cell]);
        f.flow.push_back(slip * grid.azimuthal[column + w.cell]);
      }
    }
  }
}

void fill_section(DriftField& f, const anatomy::CanalGrid& grid) {
  for (std::int32_t jx = 0; jx < f.nx + 2; ++jx) {
    for (std::int32_t ja = 0; ja < f.na + 2; ++ja) {
      const std::size_t column = field_cell(jx, f.nx).cell * grid.na + field_around(ja, f.na);
      f.section.push_back(grid.inner[column]);
      f.section.push_back(grid.gap[column]);
    }
  }
}

void fill_along(DriftField& f, const anatomy::CanalGrid& grid, std::span<const float> roots) {
  for (std::int32_t jx = 0; jx < f.nx + 2; ++jx) {
    const std::size_t x = field_cell(jx, f.nx).cell;
    f.along.push_back(grid.mixing[x]);
    f.along.push_back(roots.empty() ? 0.0f : roots[x]);
  }
}

void fill_passage(DriftField& f, const std::vector<float>& passage) {
  std::size_t first = passage.size(), last = 0;
  for (std::size_t i = 0; i < passage.size(); ++i) {
    if (passage[i] >= 1) continue;
    first = std::min(first, i);
    last = i;
  }
  if (first == passage.size()) return;
  f.passage = passage;
  const auto units = [&](std::size_t cell) { return (std::uint64_t{cell} << 32) / passage.size(); };
  f.block_from = static_cast<std::uint32_t>(units(first));
  f.block_to =
      static_cast<std::uint32_t>(units(last + 1) - 1 + (last + 1 < passage.size() ? 1 : 0));
}

float field_share(float nodes, std::int32_t last, std::int32_t& node) {
  node = std::min(static_cast<std::int32_t>(nodes), last);
  return nodes - static_cast<float>(node);
}

/// Of the way between two nodes the part that lies in the canal: a half beyond its ends.
double field_inside(std::int32_t node, std::int32_t n) { return node == 0 || node == n ? 0.5 : 1; }

}  // namespace

DriftField::DriftField(const anatomy::CanalGrid& grid, std::span<const float> roots)
    : nx(static_cast<std::int32_t>(grid.nx)),
      na(static_cast<std::int32_t>(grid.na)),
      nw(static_cast<std::int32_t>(grid.nw)),
      length(static_cast<float>(grid.length)),
      region(grid.region),
      in_lesion(grid.in_lesion) {
  EXPECTS(roots.empty() || roots.size() == grid.nx);
  fill_flow(*this, grid);
  fill_section(*this, grid);
  fill_along(*this, grid, roots);
  for (std::size_t i = 0; i < columns(); ++i) {
    shear.push_back(grid.shear_inner[i]);
    shear.push_back(grid.shear_outer[i]);
  }
  fill_passage(*this, grid.passage);
}

Located locate(const DriftField& field, std::uint32_t x, std::uint32_t azimuth,
               std::uint32_t depth) {
  const auto units = [](std::uint32_t word) { return static_cast<float>(word >> 8); };
  Located at{};
  at.fx = field_share(units(x) * field.x_nodes() + 0.5f, field.nx, at.jx);
  at.fa = field_share(units(azimuth) * field.a_nodes() + 0.5f, field.na, at.ja);
  at.fw = field_share(units(depth) * field.w_nodes() + 0.5f, field.nw, at.jw);
  return at;
}

SectionShape section_shape(const DriftField& field, std::int32_t jx, std::int32_t ja) {
  const std::size_t row = 2 * field_count(field.na + 2);
  const float* n00 = field.section.data() + 2 * field_count(jx * (field.na + 2) + ja);
  const float *n01 = n00 + 2, *n10 = n00 + row, *n11 = n10 + 2;
  const auto of = [&](int k) {
    return Bilinear{n00[k], n10[k] - n00[k], n01[k] - n00[k],
                    (n11[k] - n10[k]) - (n01[k] - n00[k])};
  };
  return {of(0), of(1)};
}

double voxel_volume(const DriftField& field, std::size_t voxel) {
  const auto nw = field_count(field.nw + 1), na = field_count(field.na + 1);
  const auto jw = static_cast<std::int32_t>(voxel % nw);
  const auto ja = static_cast<std::int32_t>(voxel / nw % na);
  const auto jx = static_cast<std::int32_t>(voxel / nw / na);
  const SectionShape shape = section_shape(field, jx, ja);
  const double gap = static_cast<double>(shape.gap.value(0.5f, 0.5f));
  const double middle = std::clamp(static_cast<double>(jw) / field.nw, 0.0, 1.0);
  const double radius = static_cast<double>(shape.inner.value(0.5f, 0.5f)) + middle * gap;
  const double around = 2 * std::numbers::pi * radius / field.na * field_inside(ja, field.na);
  const double across = gap / field.nw * field_inside(jw, field.nw);
  return across * around * static_cast<double>(field.length) / field.nx *
         field_inside(jx, field.nx);
}

}  // namespace caudata::graft
