// SPDX-License-Identifier: Apache-2.0
#include "isncsci/result_text.hpp"

#include "isncsci/classify.hpp"
#include "isncsci/praxis/classify.hpp"
#include "isncsci/praxis/text.hpp"
#include "isncsci/text.hpp"
#include "isncsci/totals.hpp"

namespace caudata::isncsci {
namespace {

constexpr std::size_t first_sum = variable_count;

void put_sums(ResultText& text, const Classification& result) {
  const SideResult &r = result.right, &l = result.left;
  std::size_t at = first_sum;
  for (const Total total :
       {r.upper_extremity, l.upper_extremity, result.upper_extremity_motor_score, r.lower_extremity,
        l.lower_extremity, result.lower_extremity_motor_score, r.motor_total, l.motor_total,
        r.light_touch, l.light_touch, result.light_touch, r.pin_prick, l.pin_prick,
        result.pin_prick}) {
    text[at++] = to_text(total);
  }
}

std::string starred(const std::string& list) {
  std::string text;
  for (const char c : list) {
    if (c == ',') text += '*';
    text += c;
  }
  return text + '*';
}

}  // namespace

ResultText to_text(const Classification& result) {
  const SideResult &r = result.right, &l = result.left;
  ResultText text{to_text(r.sensory),
                  to_text(l.sensory),
                  to_text(r.motor),
                  to_text(l.motor),
                  to_text(result.neurological_level),
                  to_text(result.completeness),
                  to_text(result.ais),
                  to_text(r.sensory_zpp),
                  to_text(l.sensory_zpp),
                  to_text(r.motor_zpp),
                  to_text(l.motor_zpp)};
  for (std::size_t v = 0; v < variable_count; ++v) {
    if (result.tagged.contains(static_cast<Variable>(v))) text[v] = starred(text[v]);
  }
  put_sums(text, result);
  return text;
}

ResultText to_text(const praxis::TaggedClassification& result, const Exam& exam) {
  const praxis::SideAnswer &r = result.right, &l = result.left;
  ResultText text{praxis::levels_text(r.sensory),
                  praxis::levels_text(l.sensory),
                  praxis::levels_text(r.motor),
                  praxis::levels_text(l.motor),
                  praxis::levels_text(result.neurological_level),
                  std::string(praxis::to_text(result.completeness)),
                  praxis::grades_text(result.ais),
                  praxis::to_text(r.sensory_zpp),
                  praxis::to_text(l.sensory_zpp),
                  praxis::to_text(r.motor_zpp),
                  praxis::to_text(l.motor_zpp)};
  Classification sums;
  add_totals(exam.right, sums.right);
  add_totals(exam.left, sums.left);
  add_totals(sums);
  put_sums(text, sums);
  return text;
}

bool is_determined(std::string_view result) {
  return result != "ND" && result.find(',') == std::string_view::npos;
}

ResultText classify_to_text(const Exam& exam, Profile profile) {
  return profile == Profile::exact ? to_text(classify(exam))
                                   : to_text(praxis::classify(exam), exam);
}

}  // namespace caudata::isncsci
