// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "design/escalation.hpp"
#include "oc/cohort_outcomes.hpp"

namespace caudata::oc {

/// The tallies of one escalation in few machine words: counts of the doses that exist, 16 bits
/// each, last doses and last cohorts. Equal words, equal tallies.
class TallyWords {
 public:
  explicit TallyWords(const design::Escalation& escalation);

  std::size_t words() const { return words_; }
  void pack(const design::Tallies& tallies, std::span<std::uint64_t> words) const;
  design::Tallies unpack(std::span<const std::uint64_t> words) const;

  /// A cohort and what came out of it as one sum on packed tallies, word by word.
  struct Step {
    std::vector<std::uint64_t> keep, add;
    std::uint64_t after(std::span<const std::uint64_t> before, std::size_t word) const {
      return (before[word] & keep[word]) + add[word];
    }
  };
  /// The step from recalled tallies to `escalation.recall` of them after `add(level, outcome)`.
  Step step(const design::Escalation& escalation, design::DoseLevel level,
            design::Tally outcome) const;

 private:
  /// visit(object, bytes) for everything that is packed, in order.
  template <class AnyTallies, class Visit>
  void for_each_field(AnyTallies& tallies, Visit visit) const;

  std::size_t parts_;
  std::array<std::size_t, design::max_parts> doses_{};
  std::size_t tally_bytes_;  // without what nobody looks at
  std::size_t words_;
};

/// Distinct keys of a fixed number of words, numbered from 0 in the order of insertion: open
/// addressing with linear probing, at most half full.
class StateTable {
 public:
  explicit StateTable(std::size_t words);

  struct Found {
    std::uint32_t id;
    bool is_new;
  };
  Found insert(std::span<const std::uint64_t> key);
  std::span<const std::uint64_t> key(std::uint32_t id) const {
    return std::span(keys_).subspan(id * words_, words_);
  }
  std::uint32_t size() const { return size_; }

 private:
  void grow();

  std::size_t words_;
  std::uint32_t size_{0};
  std::vector<std::uint64_t> keys_;
  std::vector<std::uint32_t> slots_;  // id + 1; 0: free
};

}  // namespace caudata::oc
