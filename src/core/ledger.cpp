// SPDX-License-Identifier: Apache-2.0
#include "core/ledger.hpp"

#include "core/contract.hpp"

namespace caudata::core {

char letter(EvidenceGrade grade) {
  switch (grade) {
    case EvidenceGrade::read:
      return 'A';
    case EvidenceGrade::recalled:
      return 'B';
    case EvidenceGrade::assumed:
      return 'C';
    case EvidenceGrade::derived:
      return 'D';
  }
  return '?';
}

double central_value(const Parameter& parameter) {
  return parameter.fitted ? *parameter.fitted : central_value(parameter.prior);
}

void Ledger::add(Parameter parameter) {
  EXPECTS(!contains(parameter.path));
  std::string path = parameter.path;
  parameters_.insert_or_assign(std::move(path), std::move(parameter));
}

const Parameter* Ledger::find(std::string_view path) const {
  const auto found = parameters_.find(path);
  return found == parameters_.end() ? nullptr : &found->second;
}

double Ledger::value(std::string_view path) const {
  const auto override = overrides_.find(path);
  if (override != overrides_.end()) return override->second;
  EXPECTS(contains(path));
  return central_value(parameters_.find(path)->second);
}

void Ledger::set(std::string_view path, double value) {
  EXPECTS(contains(path));
  overrides_.insert_or_assign(std::string(path), value);
}

std::vector<const Parameter*> Ledger::under(std::string_view prefix) const {
  const std::string stem = std::string(prefix) + ".";
  std::vector<const Parameter*> found;
  for (auto i = parameters_.lower_bound(stem); i != parameters_.end(); ++i) {
    if (i->first.compare(0, stem.size(), stem) != 0) break;
    found.push_back(&i->second);
  }
  return found;
}

GradeCount count_grades(const Ledger& ledger) {
  GradeCount count;
  for (const auto& [path, parameter] : ledger.parameters()) {
    switch (parameter.grade) {
      case EvidenceGrade::read:
        ++count.read;
        break;
      case EvidenceGrade::recalled:
        ++count.recalled;
        break;
      case EvidenceGrade::assumed:
        ++count.assumed;
        break;
      case EvidenceGrade::derived:
        ++count.derived;
        break;
    }
  }
  return count;
}

}  // namespace caudata::core
