// SPDX-License-Identifier: Apache-2.0
#include "graft/fields/unsplit_step.hpp"

#include <algorithm>

#include "core/contract.hpp"
#include "graft/fields/line_law.hpp"

namespace caudata::graft {
namespace {

constexpr double unsplit_forcing = 0.05;  // of what was missing, what a round may leave

std::size_t unsplit_guard(const VoxelGrid& grid) { return grid.plane() + VoxelGrid::row_group; }

std::array<std::size_t, 3> unsplit_strides(const VoxelGrid& grid) {
  return {1, grid.pitch(), grid.plane()};
}

/// Sums over planes, in their order.
template <class OfPlane>
UnsplitSums unsplit_over_planes(std::span<const UnsplitPlane> planes, core::Team& team,
                                OfPlane of_plane) {
  std::vector<UnsplitSums> by_plane(planes.size());
  team.for_each_block(planes.size(),
                      [&](std::size_t z, unsigned) { by_plane[z] = of_plane(planes[z]); });
  UnsplitSums all{0, 0};
  for (const UnsplitSums& one : by_plane) {
    all.dot += one.dot;
    all.worst = std::max(all.worst, one.worst);
  }
  return all;
}

void unsplit_aim(std::span<const UnsplitPlane> planes, float beta, core::Team& team) {
  team.for_each_block(planes.size(),
                      [&](std::size_t z, unsigned) { unsplit_direction(planes[z], beta); });
}

/// Conjugate gradients until the bound is `enough`. Returns the number of iterations.
unsigned unsplit_search(const UnsplitLaw& law, std::span<const UnsplitPlane> planes, double square,
                        double enough, core::Team& team) {
  unsplit_aim(planes, 0, team);
  for (unsigned i = 1; i <= UnsplitStep::most_iterations; ++i) {
    const double curved = unsplit_over_planes(planes, team, unsplit_product).dot;
    if (!(curved > 0)) return i;
    const auto alpha = static_cast<float>(square / curved);
    const UnsplitSums left = unsplit_over_planes(
        planes, team, [&](const UnsplitPlane& plane) { return unsplit_update(law, plane, alpha); });
    if (static_cast<double>(left.worst) <= enough) return i;
    unsplit_aim(planes, static_cast<float>(left.dot / square), team);
    square = left.dot;
  }
  return UnsplitStep::most_iterations;
}

}  // namespace

UnsplitScratch::UnsplitScratch(const VoxelGrid& grid)
    : guard(unsplit_guard(grid)),
      x(grid.stored() + 2 * guard),
      p(grid.stored() + 2 * guard),
      r(grid.stored()),
      q(grid.stored()),
      diagonal(grid.stored()) {}

/// Of one plane; what is taken and what crossed in a step.
struct UnsplitStep::Account {
  double content{0}, source{0}, uptake{0}, decay{0};  // [concentration * voxels], and that per s
  double uptake_slope{0};  // how much more is taken per share by which all concentrations rise
  std::array<Crossing, medium_count> crossed{};  // per s
  std::array<double, medium_count> surface{};    // of the flux out, per share
};

UnsplitStep::UnsplitStep(const VoxelMask& mask, const Transport& transport)
    : mask_(mask),
      decay_(transport.decay),
      guard_(unsplit_guard(mask.grid())),
      meets_held_(mask.grid().stored()) {
  for (const BoxWall& wall : transport.wall) EXPECTS(wall.role.kind == MediumRole::Kind::closed);
  const VoxelGrid& grid = mask_.grid();
  for (std::size_t m = 0; m < medium_count; ++m) {
    diffuses_[m] = transport.medium[m].kind == MediumRole::Kind::diffuses;
    held_[m] = transport.medium[m].kind == MediumRole::Kind::held;
  }
  const auto strides = unsplit_strides(grid);
  for (std::size_t axis = 0; axis < 3; ++axis) {
    const LineLaw law = line_law(transport, axis, grid.spacing[axis], 1);
    g_[axis].assign(grid.stored() + 2 * guard_, 0.0f);
    for (std::size_t z = 0; z < grid.n[2]; ++z)
      for (std::size_t y = 0; y < grid.n[1]; ++y)
        for (std::size_t x = 0; x < grid.n[0]; ++x) {
          const std::array<std::size_t, 3> at{x, y, z};
          if (at[axis] + 1 == grid.n[axis]) continue;
          const std::size_t i = grid.index(x, y, z), j = i + strides[axis];
          const std::uint8_t a = mask_.media()[i], b = mask_.media()[j];
          const float resistance = law.half_resistance[a] + law.half_resistance[b];
          if (!(diffuses_[a] || diffuses_[b]) ||
              !(resistance < std::numeric_limits<float>::infinity()))
            continue;
          g_[axis][guard_ + i] = 1 / resistance;
          if (held_[b]) meets_held_[i] = 1;
          if (held_[a]) meets_held_[j] = 1;
        }
  }
}

UnsplitPlane UnsplitStep::plane_of(const Field& field, const Exchange& exchange,
                                   const MichaelisUptake& cells, UnsplitScratch& scratch,
                                   std::size_t z) const {
  const VoxelGrid& grid = mask_.grid();
  const std::size_t at = z * grid.plane(), guarded = guard_ + at;
  return {grid.pitch(),
          grid.n[1],
          g_[0].data() + guarded,
          g_[1].data() + guarded,
          g_[2].data() + guarded,
          field.values.data() + at,
          exchange.source.data() + at,
          exchange.uptake.data() + at,
          cells.most.data() + at,
          mask_.media().data() + at,
          scratch.x.data() + guarded,
          scratch.r.data() + at,
          scratch.p.data() + guarded,
          scratch.q.data() + at,
          scratch.diagonal.data() + at};
}

UnsplitStep::Solved UnsplitStep::solve(const UnsplitLaw& law, std::span<const UnsplitPlane> planes,
                                       double tolerance, core::Team& team) const {
  Solved solved{0, 0, 0};
  for (;; ++solved.rounds) {
    const UnsplitSums missing = unsplit_over_planes(
        planes, team, [&](const UnsplitPlane& plane) { return unsplit_residual(law, plane); });
    solved.bound = static_cast<double>(missing.worst);
    if (solved.bound <= tolerance || solved.rounds == most_rounds) return solved;
    solved.iterations += unsplit_search(
        law, planes, missing.dot, std::max(tolerance / 2, unsplit_forcing * solved.bound), team);
  }
}

void UnsplitStep::account_crossings(const UnsplitPlane& plane, std::size_t z, std::size_t i,
                                    Account& all) const {
  const VoxelGrid& grid = mask_.grid();
  const double c = std::max(0.0, static_cast<double>(plane.x[i]));
  const std::array<const float*, 3> g{plane.gx, plane.gy, plane.gz};
  const auto strides = unsplit_strides(grid);
  const auto cross = [&](double conductance, std::ptrdiff_t to) {
    if (!(conductance > 0)) return;
    const auto j = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(z * grid.plane() + i) + to);
    const std::uint8_t medium = mask_.media()[j];
    if (!held_[medium]) return;
    all.crossed[medium].add(
        conductance * (static_cast<double>(plane.x[static_cast<std::ptrdiff_t>(i) + to]) - c));
    all.surface[medium] += conductance * c;
  };
  for (std::size_t axis = 0; axis < 3; ++axis) {
    const auto stride = static_cast<std::ptrdiff_t>(strides[axis]);
    cross(static_cast<double>(g[axis][static_cast<std::ptrdiff_t>(i) - stride]), -stride);
    cross(static_cast<double>(g[axis][i]), stride);
  }
}

UnsplitStep::Account UnsplitStep::account(const UnsplitLaw& law, const UnsplitPlane& plane,
                                          std::size_t z) const {
  Account all;
  const double half = static_cast<double>(law.half);
  const std::uint8_t* const meets_held = meets_held_.data() + z * mask_.grid().plane();
  for (std::size_t i = 0; i < plane.pitch * plane.rows; ++i) {
    if (plane.media[i] >= medium_count || !diffuses_[plane.media[i]]) continue;
    const double c = std::max(0.0, static_cast<double>(plane.x[i]));
    const double by_tissue = static_cast<double>(plane.uptake[i]) * c;
    const double by_cells =
        plane.most[i] > 0 ? static_cast<double>(plane.most[i]) * c / (half + c) : 0;
    all.content += c;
    all.source += static_cast<double>(plane.source[i]);
    all.uptake += by_tissue + by_cells;
    all.uptake_slope += by_tissue + by_cells * half / (half + c);
    if (meets_held[i] != 0) account_crossings(plane, z, i, all);
  }
  all.decay = decay_ * all.content;
  return all;
}

/// Books the step, puts its balance right and hands the values over.
void UnsplitStep::take_over(Field& field, std::span<const UnsplitPlane> planes,
                            const std::vector<Account>& accounts, double dt, MassLedger& ledger,
                            core::Team& team) const {
  double weight = 0, uptake = 0, decay = 0;
  std::array<double, medium_count> surface{};
  ledger.content = 0;
  for (const Account& one : accounts) {
    ledger.content += one.content;
    ledger.sources += dt * one.source;
    ledger.uptake += dt * one.uptake;
    ledger.decay += dt * one.decay;
    uptake += dt * one.uptake_slope;
    decay += dt * one.decay;
    for (std::size_t m = 0; m < medium_count; ++m) {
      ledger.medium[m] += {dt * one.crossed[m].in, dt * one.crossed[m].out};
      surface[m] += dt * one.surface[m];
    }
  }
  weight = ledger.content + uptake + decay;
  for (const double s : surface) weight += s;
  const double share = weight > 0 ? -ledger.drift() / weight : 0;
  ledger.uptake += share * uptake;
  ledger.decay += share * decay;
  for (std::size_t m = 0; m < medium_count; ++m) ledger.medium[m].add(-share * surface[m]);
  std::vector<double> content(planes.size());
  team.for_each_block(planes.size(), [&](std::size_t z, unsigned) {
    const UnsplitPlane& plane = planes[z];
    float* const values = field.values.data() + z * mask_.grid().plane();
    for (std::size_t i = 0; i < plane.pitch * plane.rows; ++i) {
      if (plane.media[i] >= medium_count || !diffuses_[plane.media[i]]) continue;
      const double c = std::max(0.0, static_cast<double>(plane.x[i]));
      values[i] = static_cast<float>(c + share * c);
      content[z] += static_cast<double>(values[i]);
    }
  });
  ledger.content = 0;
  for (const double plane : content) ledger.content += plane;
}

UnsplitStep::Solved UnsplitStep::advance(Field& field, const Exchange& exchange,
                                         const MichaelisUptake& cells, double dt, double tolerance,
                                         MassLedger& ledger, UnsplitScratch& scratch,
                                         core::Team& team) const {
  EXPECTS(field.grid == mask_.grid() && scratch.r.size() == field.values.size());
  EXPECTS(exchange.source.size() == field.values.size() &&
          cells.most.size() == field.values.size());
  EXPECTS(dt > 0 && tolerance > 0 && cells.half > 0);
  const UnsplitLaw law{diffuses_, static_cast<float>(1 / dt), static_cast<float>(decay_),
                       static_cast<float>(cells.half)};
  std::vector<UnsplitPlane> planes;
  for (std::size_t z = 0; z < mask_.grid().n[2]; ++z)
    planes.push_back(plane_of(field, exchange, cells, scratch, z));
  std::copy(field.values.begin(), field.values.end(),
            scratch.x.begin() + static_cast<std::ptrdiff_t>(guard_));
  std::fill(scratch.p.begin(), scratch.p.end(), 0.0f);
  const Solved solved = solve(law, planes, tolerance, team);
  std::vector<Account> accounts(planes.size());
  team.for_each_block(planes.size(),
                      [&](std::size_t z, unsigned) { accounts[z] = account(law, planes[z], z); });
  take_over(field, planes, accounts, dt, ledger, team);
  ENSURES(ledger.balanced());
  return solved;
}

MassLedger UnsplitStep::open_ledger(const Field& field) const {
  EXPECTS(field.grid == mask_.grid());
  MassLedger ledger;
  for (std::size_t i = 0; i < field.values.size(); ++i) {
    const std::uint8_t medium = mask_.media()[i];
    if (medium < medium_count && diffuses_[medium])
      ledger.content += static_cast<double>(field.values[i]);
  }
  ledger.initial = ledger.content;
  return ledger;
}

}  // namespace caudata::graft
