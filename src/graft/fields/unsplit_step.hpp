// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/team.hpp"
#include "graft/fields/exchange.hpp"
#include "graft/fields/field.hpp"
#include "graft/fields/transport.hpp"
#include "graft/fields/unsplit_planes.hpp"

namespace caudata::graft {

/// Working memory of an UnsplitStep, 20 bytes a voxel; several steps on one grid may share it.
struct UnsplitScratch {
  explicit UnsplitScratch(const VoxelGrid& grid);

  std::size_t guard;   // before the first voxel and after the last of x and p
  AlignedFloats x, p;  // with guards
  AlignedFloats r, q, diagonal;
};

/// What cells take by Michaelis and Menten, by voxel: most * c / (half + c).
struct MichaelisUptake {
  std::span<const float> most;  // [concentration / s], laid out like the values of a field
  double half;                  // [concentration] > 0
};

/// Diffusion, decay and exchange of one substance in one implicit step that is split neither by
/// axes nor from the exchange, so that it may be as long as one likes: a long one goes to the state
/// at which sources, uptake and diffusion balance. First order in time, second in space, never
/// negative. For substances that settle within an interval; LodStep costs less a step where many
/// short ones are wanted.
///
/// The equations F(c) = 0 are solved by Newton's method, each linear system by conjugate gradients
/// with the diagonal as preconditioner. F rises with c in its own voxel at least by
/// (1 / dt + decay + uptake) more than it falls with all neighbours, and cells take the more the
/// more there is; so no voxel is off by more than the greatest |F| / (1 / dt + decay + uptake):
/// that is the measure by which it ends. As uptake saturates, Newton's method converges from below
/// from any start. What is missing to the balance of the whole is then put right by one factor on
/// all concentrations, of the order of the tolerance, so that the ledger closes.
///
/// The same bytes for any number of threads and any instruction set. Memory: 12 bytes a voxel.
class UnsplitStep {
 public:
  /// All walls of the box are closed.
  UnsplitStep(const VoxelMask& mask, const Transport& transport);

  struct Solved {
    unsigned rounds, iterations;  // of Newton's method; of conjugate gradients in all of them
    double bound;                 // no voxel is further off [concentration]
  };
  /// One step of dt [s] > 0 to `tolerance` [concentration] > 0, or as near as `most_rounds` get.
  Solved advance(Field& field, const Exchange& exchange, const MichaelisUptake& cells, double dt,
                 double tolerance, MassLedger& ledger, UnsplitScratch& scratch,
                 core::Team& team) const;

  MassLedger open_ledger(const Field& field) const;

  static constexpr unsigned most_rounds = 40, most_iterations = 400;  // of a round

 private:
  struct Account;
  UnsplitPlane plane_of(const Field& field, const Exchange& exchange, const MichaelisUptake& cells,
                        UnsplitScratch& scratch, std::size_t z) const;
  Solved solve(const UnsplitLaw& law, std::span<const UnsplitPlane> planes, double tolerance,
               core::Team& team) const;
  Account account(const UnsplitLaw& law, const UnsplitPlane& plane, std::size_t z) const;
  void account_crossings(const UnsplitPlane& plane, std::size_t z, std::size_t i,
                         Account& account) const;
  void take_over(Field& field, std::span<const UnsplitPlane> planes,
                 const std::vector<Account>& accounts, double dt, MassLedger& ledger,
                 core::Team& team) const;

  VoxelMask mask_;
  std::array<bool, medium_count> diffuses_{}, held_{};
  double decay_;
  std::size_t guard_;
  std::array<AlignedFloats, 3> g_;        // conductance of the upper face along each axis, guarded
  std::vector<std::uint8_t> meets_held_;  // by voxel
};

/// The same step by the plain method of Gauss and Seidel in double, slowly. Returns the new values,
/// laid out like those of the field.
std::vector<double> unsplit_step_plain(const Field& field, const VoxelMask& mask,
                                       const Transport& transport, const Exchange& exchange,
                                       const MichaelisUptake& cells, double dt);

}  // namespace caudata::graft
