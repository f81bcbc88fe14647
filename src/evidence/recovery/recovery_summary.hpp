// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "evidence/recovery/recovery_data.hpp"

namespace caudata::evidence {

/// Sums of whole numbers: exact, whatever the order.
struct Moments {
  std::int64_t n{0}, sum{0}, squares{0};
  void add(std::int64_t value) {
    ++n;
    sum += value;
    squares += value * value;
  }
  void merge(const Moments& other) {
    n += other.n;
    sum += other.sum;
    squares += other.squares;
  }
  std::optional<double> mean() const;
  std::optional<double> sd() const;  // with n - 1
};

/// How a score changed from baseline to a visit, of the persons who have both.
struct ChangeRow {
  std::size_t visit{0};
  ScoreSum score{};
  std::optional<isncsci::AsiaImpairmentScale> ais;  // at baseline; empty: all
  std::optional<patient::CordPart> part;            // at baseline; empty: all
  Moments change;
};

/// What a visit states, of all persons.
struct StatedCounts {
  std::size_t visit{0};
  std::uint64_t examined{0}, ais{0}, level{0};
  std::array<std::uint64_t, isncsci::score_sums> score{};
};

using GradeMatrix = std::array<std::array<std::uint64_t, isncsci::ais_count>, isncsci::ais_count>;

struct RecoverySummary {
  std::uint64_t persons{0};
  std::map<Stratum, std::uint64_t> strata;
  std::vector<GradeMatrix> conversion;                        // per visit, [at baseline][then]
  std::map<Stratum, std::vector<GradeMatrix>> conversion_of;  // the same of each stratum
  std::vector<ChangeRow> changes;                             // those with a person
  std::vector<StatedCounts> complete;                         // per visit
  std::vector<Moments> days;                                  // since injury, per visit
  std::map<std::string, std::array<std::uint64_t, isncsci::ais_count>> outcome;  // by baseline AIS
};
RecoverySummary summarise(const RecordedPersons& data);

}  // namespace caudata::evidence
