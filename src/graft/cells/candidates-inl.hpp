// SPDX-License-Identifier: Apache-2.0
// Included by *_simd.cpp once per instruction set, after hwy/highway.h.
#if defined(CAUDATA_GRAFT_CANDIDATES_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef CAUDATA_GRAFT_CANDIDATES_INL
#undef CAUDATA_GRAFT_CANDIDATES_INL
#else
#define CAUDATA_GRAFT_CANDIDATES_INL
#endif

#include "graft/cells/pair_push-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace caudata::graft {
namespace HWY_NAMESPACE {

/// Spheres of several runs of slots side by side, a column per coordinate, with a label each. Runs
/// are appended in whole vectors; what is written beyond a run is overwritten by the next.
class Candidates {
 public:
  static constexpr std::size_t room = 512;

  std::size_t size() const { return size_; }
  void clear() { size_ = 0; }
  bool full() const { return size_ >= room; }

  /// Appends [first, last) of the spheres, at most until the room is used up, labelled label,
  /// label + 1, ...; returns how many.
  std::size_t append(const Sphere* spheres, std::uint32_t first, std::uint32_t last,
                     std::uint32_t label) {
    namespace hn = hwy::HWY_NAMESPACE;
    const PairWhole d;
    const hn::RebindToUnsigned<PairWhole> du;
    const std::size_t lanes = hn::Lanes(d);
    const std::size_t count = HWY_MIN(std::size_t{last - first}, room - size_);
    for (std::size_t i = 0; i < count; i += lanes) {
      const SphereVectors s = load_spheres(spheres + first + i);
      hn::StoreU(s.x, d, x_ + size_ + i);
      hn::StoreU(s.y, d, y_ + size_ + i);
      hn::StoreU(s.z, d, z_ + size_ + i);
      hn::StoreU(s.radius, PairReal(), radius_ + size_ + i);
      hn::StoreU(hn::Iota(du, label + static_cast<std::uint32_t>(i)), du, label_ + size_ + i);
    }
    size_ += count;
    return count;
  }

  /// Fills the last vector with points that are out of everybody's reach.
  void close(const Sphere& from) {
    namespace hn = hwy::HWY_NAMESPACE;
    const PairWhole d;
    hn::StoreU(hn::Set(d, from.x ^ (std::int32_t{1} << 30)), d, x_ + size_);
    hn::StoreU(hn::Set(d, from.y), d, y_ + size_);
    hn::StoreU(hn::Set(d, from.z), d, z_ + size_);
    hn::StoreU(hn::Zero(PairReal()), PairReal(), radius_ + size_);
  }

  SphereVectors load(std::size_t i) const {
    namespace hn = hwy::HWY_NAMESPACE;
    const PairWhole d;
    return {hn::Load(d, x_ + i), hn::Load(d, y_ + i), hn::Load(d, z_ + i),
            hn::Load(PairReal(), radius_ + i)};
  }
  const std::uint32_t* labels() const { return label_; }

 private:
  static constexpr std::size_t slack = 32;
  std::size_t size_{0};
  alignas(64) std::int32_t x_[room + slack];
  alignas(64) std::int32_t y_[room + slack];
  alignas(64) std::int32_t z_[room + slack];
  alignas(64) float radius_[room + slack];
  alignas(64) std::uint32_t label_[room + slack];
};

}  // namespace HWY_NAMESPACE
}  // namespace caudata::graft
HWY_AFTER_NAMESPACE();

#endif
