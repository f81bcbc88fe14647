// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/prior.hpp"
#include "core/result.hpp"

namespace caudata::core {

/// A: read in a source. B: recalled, to be checked. C: assumed, with the reason. D: derived, with
/// the formula.
enum class EvidenceGrade { read, recalled, assumed, derived };
char letter(EvidenceGrade grade);  // 'A' 'B' 'C' 'D'

/// One number of the model: what it is, what it may be, and why we think so.
struct Parameter {
  std::string path;  // "patient.baseline.age.mean"
  Prior prior;
  std::optional<double> fitted{};  // by calibration; the prior stays as it was before
  std::string unit;                // "1" for a pure number
  EvidenceGrade grade{EvidenceGrade::assumed};
  std::string source;   // citation; for grade C the argument, for grade D the formula
  std::string species;  // "human", "rat", ...; "none" where the number is not about an organism
  std::string meaning;
  SourceLocation at;
};

/// The value of a run without overrides and draws: the fitted one, otherwise the prior's.
double central_value(const Parameter& parameter);

/// Every number of the model with its provenance. A structure of parameters is filled from it by
/// its `visit`:
///
///     template <class V> void visit(V& v, AgeParameters& p) { v("mean", p.mean); v("sd", p.sd); }
///     const auto age = ledger.resolve<AgeParameters>("patient.baseline.age", missing);
///
/// so the list of fields is written once and nothing in the code can be used without an entry.
class Ledger {
 public:
  void add(Parameter parameter);
  const Parameter* find(std::string_view path) const;
  const std::map<std::string, Parameter, std::less<>>& parameters() const { return parameters_; }

  /// The value a run uses: an override if one was set, otherwise the central value. The path must
  /// exist.
  double value(std::string_view path) const;
  bool contains(std::string_view path) const { return find(path) != nullptr; }
  void set(std::string_view path, double value);
  const std::map<std::string, double, std::less<>>& overrides() const { return overrides_; }

  /// Values under `prefix` in path order: for tables whose rows are named in the data
  /// ("…conversion.A_cervical.B").
  std::vector<const Parameter*> under(std::string_view prefix) const;

  /// Fills a structure through its `visit`. A field without an entry is a programmer's error that a
  /// test finds: every missing path is added to `missing` and the field left at 0.
  template <class P>
  P resolve(std::string_view prefix, std::vector<std::string>& missing) const;

 private:
  std::map<std::string, Parameter, std::less<>> parameters_;
  std::map<std::string, double, std::less<>> overrides_;
};

/// The visitor that `resolve` uses; public because structures nest: visit calls v.group("motor",
/// p.motor).
class LedgerReader {
 public:
  LedgerReader(const Ledger& ledger, std::string prefix, std::vector<std::string>& missing)
      : ledger_(ledger), prefix_(std::move(prefix)), missing_(missing) {}

  void operator()(std::string_view name, double& field) {
    const std::string path = prefix_ + "." + std::string(name);
    if (ledger_.contains(path)) {
      field = ledger_.value(path);
    } else {
      missing_.push_back(path);
      field = 0;
    }
  }

  template <class P>
  void group(std::string_view name, P& fields) {
    LedgerReader inner(ledger_, prefix_ + "." + std::string(name), missing_);
    visit(inner, fields);
  }

 private:
  const Ledger& ledger_;
  std::string prefix_;
  std::vector<std::string>& missing_;
};

template <class P>
P Ledger::resolve(std::string_view prefix, std::vector<std::string>& missing) const {
  P fields{};
  LedgerReader reader(*this, std::string(prefix), missing);
  visit(reader, fields);
  return fields;
}

/// How many parameters of each grade; "share assumed" on page one of a report is assumed / total.
struct GradeCount {
  int read{0}, recalled{0}, assumed{0}, derived{0};
  int total() const { return read + recalled + assumed + derived; }
};
GradeCount count_grades(const Ledger& ledger);

}  // namespace caudata::core
