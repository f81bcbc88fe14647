// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "app/explain/explain.hpp"

namespace caudata::app {
namespace {

const char* grade_in_words(core::EvidenceGrade grade) {
  switch (grade) {
    case core::EvidenceGrade::read:
      return "read in the source";
    case core::EvidenceGrade::recalled:
      return "recalled, to be checked";
    case core::EvidenceGrade::assumed:
      return "assumed, for the reason given";
    case core::EvidenceGrade::derived:
      return "derived by the formula given";
  }
  return "";
}

}  // namespace

std::string explain_parameter(const core::Ledger& ledger, const core::Parameter& p) {
  return fmt::format(
      "{}\n"
      "  meaning  {}\n"
      "  value    {:.6g}{} in a run{}\n"
      "  prior    {}\n"
      "  grade    {}: {}\n"
      "  source   {}\n"
      "  species  {}\n"
      "  file     {}:{}\n",
      p.path, p.meaning, ledger.value(p.path), p.unit == "1" ? "" : " " + p.unit,
      p.fitted ? ", fitted by caudata calibrate; the prior is what was assumed before" : "",
      core::to_text(p.prior), core::letter(p.grade), grade_in_words(p.grade), p.source, p.species,
      p.at.file, p.at.line);
}

}  // namespace caudata::app
