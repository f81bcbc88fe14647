// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "graft/fields/transport.hpp"

namespace caudata::graft {

/// What crossed a boundary [concentration * voxels].
struct Crossing {
  double in{0}, out{0};
  void add(double amount) { (amount > 0 ? in : out) += amount > 0 ? amount : -amount; }
  Crossing& operator+=(const Crossing& other) {
    in += other.in;
    out += other.out;
    return *this;
  }
  double net() const { return in - out; }
};

/// Where all of a substance is or went, since the ledger was opened, as sums over voxels of
/// concentration: times the voxel's volume [mm^3] they are amounts (nmol for mol/m^3, pg for
/// ng/mL). Each account is kept in double in an order that neither threads nor instruction set
/// change, from what was done to each voxel, except the decayed amount: the law of the scheme says
/// what must have decayed. `content` is counted anew each step, so drift() is what rounding made or
/// lost.
struct MassLedger {
  double initial{0}, sources{0}, uptake{0}, decay{0}, content{0};
  std::array<Crossing, medium_count> medium{};  // through surfaces of held media
  std::array<Crossing, face_count> wall{};      // through outer faces of the box

  static constexpr double tolerance = 1e-7;

  /// Another part of the same substance, with a ledger of its own.
  MassLedger& operator+=(const MassLedger& other) {
    initial += other.initial;
    sources += other.sources;
    uptake += other.uptake;
    decay += other.decay;
    content += other.content;
    for (std::size_t m = 0; m < medium_count; ++m) medium[m] += other.medium[m];
    for (std::size_t face = 0; face < face_count; ++face) wall[face] += other.wall[face];
    return *this;
  }
  /// What is there now counts as if it were taken away: the flows so far are kept.
  void close() {
    initial -= content;
    content = 0;
  }

  Crossing crossed() const {
    Crossing all;
    for (const Crossing& c : medium) all += c;
    for (const Crossing& c : wall) all += c;
    return all;
  }
  double drift() const { return content - (initial + sources - uptake - decay + crossed().net()); }
  /// Everything that was ever there.
  double handled() const { return initial + sources + crossed().in; }
  /// 0 while nothing was handled.
  double relative_drift() const {
    const double d = drift() < 0 ? -drift() : drift();
    return handled() > 0 ? d / handled() : d;
  }
  bool balanced() const { return relative_drift() <= tolerance; }
};

}  // namespace caudata::graft
