// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ledger.hpp"

namespace caudata::trial {

/// A value that a case leaves open and a run takes from the data, or from what is usual.
struct AssumedValue {
  std::string key;        // "administration.volume"
  std::string value;      // "5 mL"
  std::string parameter;  // of the ledger; empty: follows from another value
  friend bool operator==(const AssumedValue&, const AssumedValue&) = default;
};

/// Fills what is left open with the value the ledger uses, and remembers it. Parameters without an
/// entry are collected as `missing`, and their values are 0.
class Assumptions {
 public:
  explicit Assumptions(const core::Ledger& ledger) : ledger_(ledger) {}

  /// `unit` as a file writes it, with the blank before it; empty: a pure number.
  double take(const std::optional<double>& stated, std::string_view key, std::string_view parameter,
              std::string_view unit = "");

  /// The parameter's value, not remembered: for values that are words, which `note` then tells.
  double number(std::string_view parameter);
  void note(std::string_view key, std::string value, std::string_view parameter);
  void note(std::string_view key, double value, std::string_view parameter,
            std::string_view unit = "");

  template <class P>
  P parameters(std::string_view prefix) {
    return ledger_.resolve<P>(prefix, missing_);
  }

  const std::vector<AssumedValue>& values() const { return values_; }
  std::vector<std::string>& missing() { return missing_; }

 private:
  const core::Ledger& ledger_;
  std::vector<AssumedValue> values_;
  std::vector<std::string> missing_;
};

}  // namespace caudata::trial
