// SPDX-License-Identifier: Apache-2.0
#include "isncsci/departures.hpp"

#include <algorithm>
#include <array>

#include "isncsci/cell.hpp"
#include "isncsci/classification.hpp"
#include "isncsci/result_text.hpp"

namespace caudata::isncsci {
namespace {

struct Ruling {
  std::string_view rule;
  std::string_view why;
};
enum RulingIndex : std::size_t { assumed_value, star, impossible_grade, non_key_zone };

constexpr std::array<Ruling, 4> rulings{{
    {"isncsci.departure.assumed-value",
     "the examiner gave the value to assume; the reference knows only normal and not normal"},
    {"isncsci.departure.star",
     "the values are the same; a star stands where the result as assumed and the result as "
     "examined differ, the reference follows the marks along the levels instead"},
    {"isncsci.departure.impossible-grade",
     "the reference judges every grade by itself, each with its own neurological level; no "
     "examination compatible with the scores has the grades left out here"},
    {"isncsci.departure.non-key-zone",
     "a non-key muscle is the motor zone only where it alone makes the injury motor incomplete, "
     "whichever of C and D that is"},
}};

std::string without_stars(std::string text) {
  std::erase(text, '*');
  return text;
}

Exam without_assumed_values(Exam exam) {
  for (const Cell& cell : all_cells()) {
    if (cell.kind <= CellKind::motor) score_at(exam, cell).assumed = Score::not_assumed;
  }
  return exam;
}

/// Apart from stars the profiles differ in two results only.
RulingIndex ruling_of(std::size_t key, const std::string& praxis, const std::string& exact) {
  if (without_stars(praxis) == without_stars(exact)) return star;
  return key == static_cast<std::size_t>(Variable::ais) ? impossible_grade : non_key_zone;
}

}  // namespace

std::vector<Departure> departures(const Exam& exam) {
  const ResultText praxis = classify_to_text(exam, Profile::praxis);
  const ResultText exact = classify_to_text(exam, Profile::exact);
  if (praxis == exact) return {};
  const ResultText plain = classify_to_text(without_assumed_values(exam), Profile::exact);
  std::vector<Departure> found;
  for (std::size_t key = 0; key < exact.size(); ++key) {
    if (praxis[key] == exact[key]) continue;
    const bool assumed = plain[key] != exact[key];
    const Ruling& ruling =
        rulings[assumed ? assumed_value : ruling_of(key, praxis[key], exact[key])];
    found.push_back({result_keys[key], praxis[key], exact[key], ruling.rule, ruling.why});
  }
  return found;
}

std::span<const std::string_view> departure_rules() {
  static constexpr auto names = [] {
    std::array<std::string_view, rulings.size()> list{};
    std::ranges::transform(rulings, list.begin(), &Ruling::rule);
    return list;
  }();
  return names;
}

}  // namespace caudata::isncsci
