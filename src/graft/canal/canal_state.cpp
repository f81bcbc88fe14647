// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <bit>
#include <cstring>

#include "graft/canal/canal_phase.hpp"

namespace caudata::graft {
namespace {

constexpr std::uint64_t state_magic = 0x4c414e4143475543;  // "CUGCANAL" where bytes are turned
constexpr std::uint64_t state_version = 2;

/// FNV-1a over words of 64 bits, with a rotation so that upper bits reach the lower ones.
class StateHash {
 public:
  void add(std::span<const std::byte> bytes) {
    std::size_t i = 0;
    for (; i + 8 <= bytes.size(); i += 8) {
      std::uint64_t word;
      std::memcpy(&word, bytes.data() + i, 8);
      mix(word);
    }
    for (; i < bytes.size(); ++i) mix(static_cast<std::uint64_t>(bytes[i]));
  }
  template <class T>
  void add_values(const std::vector<T>& values) {
    add(std::as_bytes(std::span(values)));
  }
  void add_number(double number) { mix(std::bit_cast<std::uint64_t>(number)); }
  std::uint64_t value() const { return hash_; }

 private:
  void mix(std::uint64_t word) {
    hash_ = std::rotl((hash_ ^ word) * 0x100000001b3ull, 29) + 0x9e3779b97f4a7c15ull;
  }
  std::uint64_t hash_{0xcbf29ce484222325ull};
};

/// Everything of fixed size in a checkpoint.
struct StateHeader {
  std::uint64_t magic, version, digest;
  std::uint64_t ticks, last_dose, injected, handed_over, cells, settled, suspended, bedload, voxels;
  double limit;
  std::uint32_t doses_given, carry_steps, settle_steps, unsorted;
  std::array<std::uint64_t, anatomy::canal_regions> dead, left;
};

core::Issue state_issue(const char* rule, const char* message, const char* why) {
  return {core::Severity::error, rule, {}, message, why, "start the course again without it"};
}

}  // namespace

std::uint64_t CanalCourse::digest() const {
  StateHash hash;
  for (const CanalDose& dose : plan_.doses) {
    hash.add_number(dose.hour);
    hash.add_number(static_cast<double>(dose.cells));
    hash.add_number(static_cast<double>(dose.dead));
    hash.add_values(dose.start.along);
    hash.add_values(dose.start.around);
    hash.add_values(dose.start.thickness);
  }
  for (const PostureChange& change : plan_.postures) {
    hash.add_number(change.from_hour);
    hash.add_number(static_cast<double>(change.posture));
  }
  hash.add_number(static_cast<double>(plan_.carried()));
  hash.add(std::as_bytes(std::span(&cells_, 1)));
  hash.add(std::as_bytes(std::span(&parameters_, 1)));
  hash.add_number(death_);
  hash.add(std::as_bytes(std::span(key_.key())));
  for (const auto& phase : phases_) {
    hash.add_values(phase->field.flow);
    hash.add_values(phase->field.section);
    hash.add_values(phase->field.along);
    hash.add_values(phase->field.shear);
    hash.add_values(phase->field.passage);
    hash.add_values(phase->field.region);
    hash.add_values(phase->field.in_lesion);
  }
  return hash.value();
}

void CanalCourse::write(const std::function<void(std::span<const std::byte>)>& sink) const {
  StateHash hash;
  const auto put = [&](std::span<const std::byte> bytes) {
    hash.add(bytes);
    sink(bytes);
  };
  const StateHeader header{state_magic,
                           state_version,
                           digest(),
                           ticks_,
                           last_dose_,
                           injected_,
                           handed_over_,
                           store_.size(),
                           store_.settled(),
                           counts_.suspended,
                           counts_.bedload,
                           hindrance_.size(),
                           limit_,
                           doses_given_,
                           carry_steps_,
                           settle_steps_,
                           unsorted_,
                           dead_,
                           left_};
  put(std::as_bytes(std::span(&header, 1)));
  put(std::as_bytes(std::span(hindrance_)));
  const ParticleView cells = store_.all();
  for (const auto column : {cells.id, cells.x, cells.azimuth, cells.depth})
    put(std::as_bytes(column));
  const std::uint64_t sum = hash.value();
  sink(std::as_bytes(std::span(&sum, 1)));
}

core::Result<void> CanalCourse::read(const std::function<bool(std::span<std::byte>)>& source) {
  StateHash hash;
  const auto damaged = [] {
    return core::failure(state_issue("graft.checkpoint.damaged", "the checkpoint is damaged",
                                     "it is cut or its content does not have its checksum"));
  };
  const auto take = [&](std::span<std::byte> bytes) {
    if (!source(bytes)) return false;
    hash.add(bytes);
    return true;
  };
  StateHeader h{};
  if (!take(std::as_writable_bytes(std::span(&h, 1)))) return damaged();
  if (h.magic != state_magic || h.version != state_version)
    return core::failure(state_issue("graft.checkpoint.version",
                                     "no checkpoint of a canal course of this version",
                                     "its first bytes say something else"));
  const std::size_t voxels = phases_[0]->field.voxels();
  if (h.digest != digest())
    return core::failure(state_issue("graft.checkpoint.foreign", "a checkpoint of another course",
                                     "person, plan, parameters or seed differ"));
  if (h.cells > plan_.carried() || h.settled > h.cells || h.injected > plan_.carried() ||
      h.doses_given > plan_.doses.size() || (h.voxels != 0 && h.voxels != voxels))
    return damaged();
  hindrance_.resize(h.voxels);
  if (!take(std::as_writable_bytes(std::span(hindrance_)))) return damaged();
  store_.restore(h.cells, h.settled);
  const ParticleColumns cells = store_.all();
  for (const auto column : {cells.id, cells.x, cells.azimuth, cells.depth}) {
    if (!take(std::as_writable_bytes(column))) return damaged();
  }
  const std::uint64_t sum = hash.value();
  std::uint64_t stated = 0;
  if (!source(std::as_writable_bytes(std::span(&stated, 1))) || stated != sum) return damaged();
  ticks_ = h.ticks, last_dose_ = h.last_dose;
  injected_ = h.injected, handed_over_ = h.handed_over;
  counts_ = {h.suspended, h.bedload, 0};
  limit_ = h.limit;
  doses_given_ = h.doses_given, carry_steps_ = h.carry_steps;
  settle_steps_ = h.settle_steps, unsorted_ = h.unsorted;
  dead_ = h.dead, left_ = h.left;
  return {};
}

std::vector<std::byte> CanalCourse::state() const {
  std::vector<std::byte> bytes;
  write([&](std::span<const std::byte> more) {
    bytes.insert(bytes.end(), more.begin(), more.end());
  });
  return bytes;
}

core::Result<void> CanalCourse::restore(std::span<const std::byte> state) {
  return read([&](std::span<std::byte> wanted) {
    if (wanted.size() > state.size()) return false;
    std::copy_n(state.begin(), wanted.size(), wanted.begin());
    state = state.subspan(wanted.size());
    return true;
  });
}

}  // namespace caudata::graft
