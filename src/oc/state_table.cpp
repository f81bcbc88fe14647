// SPDX-License-Identifier: Apache-2.0
#include "oc/state_table.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>

#include "core/contract.hpp"

namespace caudata::oc {
namespace {

constexpr std::size_t first_slots = 1024;  // a power of two

/// The finalizer of MurmurHash3 after every word; only speed depends on it.
std::uint64_t hash_of(std::span<const std::uint64_t> key) {
  std::uint64_t h = 0x9e3779b97f4a7c15;
  for (const std::uint64_t word : key) {
    h = (h ^ word) * 0xff51afd7ed558ccd;
    h ^= h >> 32;
  }
  h *= 0xc4ceb9fe1a85ec53;
  return h ^ (h >> 29);
}

/// Keys are too short for a call.
bool same(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) {
  std::uint64_t difference = 0;
  for (std::size_t word = 0; word < a.size(); ++word) difference |= a[word] ^ b[word];
  return difference == 0;
}

/// Of the counts of a tally, the first ones are looked at.
std::size_t counts_of(Observed observed) {
  using design::Tally;
  static_assert(offsetof(Tally, evaluable) == 0 && offsetof(Tally, dlt) == 2 &&
                offsetof(Tally, response) == 4 && offsetof(Tally, both) == 6);
  if (observed == Observed::dlt) return 2;
  return observed == Observed::margins ? 3 : 4;
}

}  // namespace

TallyWords::TallyWords(const design::Escalation& escalation)
    : parts_(escalation.ladder().parts.size()),
      tally_bytes_(counts_of(observed_by(escalation)) * sizeof(design::Tally::evaluable)) {
  for (std::size_t part = 0; part < parts_; ++part) doses_[part] = escalation.ladder().doses(part);
  std::size_t bytes = 0;
  const design::Tallies none;
  for_each_field(none, [&](const auto&, std::size_t size) { bytes += size; });
  words_ = (bytes + sizeof(std::uint64_t) - 1) / sizeof(std::uint64_t);
}

template <class AnyTallies, class Visit>
void TallyWords::for_each_field(AnyTallies& tallies, Visit visit) const {
  for (std::size_t part = 0; part < parts_; ++part) {
    for (std::size_t dose = 0; dose < doses_[part]; ++dose) {
      visit(tallies.at[part][dose], tally_bytes_);
    }
    visit(tallies.last_cohort[part], tally_bytes_);
  }
  visit(tallies.last_dose, parts_);
  visit(tallies.last_part, sizeof tallies.last_part);
}

void TallyWords::pack(const design::Tallies& tallies, std::span<std::uint64_t> words) const {
  EXPECTS(words.size() == words_);
  words.back() = 0;
  auto* to = reinterpret_cast<unsigned char*>(words.data());
  for_each_field(tallies, [&](const auto& field, std::size_t bytes) {
    std::memcpy(to, &field, bytes);
    to += bytes;
  });
}

design::Tallies TallyWords::unpack(std::span<const std::uint64_t> words) const {
  EXPECTS(words.size() == words_);
  design::Tallies tallies;
  const auto* from = reinterpret_cast<const unsigned char*>(words.data());
  for_each_field(tallies, [&](auto& field, std::size_t bytes) {
    std::memcpy(&field, from, bytes);
    from += bytes;
  });
  return tallies;
}

/// Every field is a whole number of its own bits and counts stay below 2^15, so no sum carries into
/// the next field. Fields that the cohort sets anew are cleared first.
TallyWords::Step TallyWords::step(const design::Escalation& escalation, design::DoseLevel level,
                                  design::Tally outcome) const {
  const design::Tally all_bits{-1, -1, -1, -1};
  design::Tallies kept, added;
  for (auto& part : kept.at) part.fill(all_bits);
  kept.last_cohort.fill(all_bits);
  kept.last_cohort[level.part] = {};
  kept.last_dose.fill(-1);
  kept.last_dose[level.part] = 0;
  kept.last_part = 0;
  added.last_dose.fill(0);
  added.add(level, outcome);
  Step step{std::vector<std::uint64_t>(words_), std::vector<std::uint64_t>(words_)};
  pack(kept, step.keep);
  pack(escalation.recall(added), step.add);
  return step;
}

StateTable::StateTable(std::size_t words) : words_(words), slots_(first_slots, 0) {}

StateTable::Found StateTable::insert(std::span<const std::uint64_t> key) {
  EXPECTS(key.size() == words_);
  if (std::size_t{size_} * 2 >= slots_.size()) grow();
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash_of(key) & mask;
  for (; slots_[at] != 0; at = (at + 1) & mask) {
    const std::uint32_t id = slots_[at] - 1;
    if (same(this->key(id), key)) return {id, false};
  }
  keys_.insert(keys_.end(), key.begin(), key.end());
  slots_[at] = ++size_;
  return {size_ - 1, true};
}

void StateTable::grow() {
  std::vector<std::uint32_t> slots(slots_.size() * 2, 0);
  const std::size_t mask = slots.size() - 1;
  for (std::uint32_t id = 0; id < size_; ++id) {
    std::size_t at = hash_of(key(id)) & mask;
    while (slots[at] != 0) at = (at + 1) & mask;
    slots[at] = id + 1;
  }
  slots_ = std::move(slots);
}

}  // namespace caudata::oc
