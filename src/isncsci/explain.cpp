// SPDX-License-Identifier: Apache-2.0
#include "isncsci/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cctype>
#include <optional>

#include "core/contract.hpp"
#include "isncsci/classify.hpp"
#include "isncsci/explain_open.hpp"
#include "isncsci/explain_reasons.hpp"
#include "isncsci/explain_words.hpp"
#include "isncsci/result_text.hpp"

namespace caudata::isncsci {
namespace {

constexpr std::array<std::string_view, 18> rules = {"isncsci.sensory-level",
                                                    "isncsci.motor-level",
                                                    "isncsci.motor-level.first-muscle",
                                                    "isncsci.motor-level.gate",
                                                    "isncsci.motor-level.follows-sensory",
                                                    "isncsci.motor-level.anal",
                                                    "isncsci.neurological-level",
                                                    "isncsci.completeness",
                                                    "isncsci.ais",
                                                    "isncsci.ais.complete",
                                                    "isncsci.ais.normal",
                                                    "isncsci.ais.motor-incomplete",
                                                    "isncsci.ais.half-of-the-muscles",
                                                    "isncsci.sensory-zone",
                                                    "isncsci.motor-zone",
                                                    "isncsci.motor-zone.non-key",
                                                    "isncsci.total",
                                                    "isncsci.tag"};

constexpr std::array<std::string_view, result_keys.size()> titles = {"right sensory level",
                                                                     "left sensory level",
                                                                     "right motor level",
                                                                     "left motor level",
                                                                     "neurological level",
                                                                     "completeness",
                                                                     "AIS",
                                                                     "right sensory zone",
                                                                     "left sensory zone",
                                                                     "right motor zone",
                                                                     "left motor zone",
                                                                     "right arm muscles (UER)",
                                                                     "left arm muscles (UEL)",
                                                                     "arm muscles (UEMS)",
                                                                     "right leg muscles (LER)",
                                                                     "left leg muscles (LEL)",
                                                                     "leg muscles (LEMS)",
                                                                     "right muscles",
                                                                     "left muscles",
                                                                     "right light touch (LTR)",
                                                                     "left light touch (LTL)",
                                                                     "light touch (LT)",
                                                                     "right pin prick (PPR)",
                                                                     "left pin prick (PPL)",
                                                                     "pin prick (PP)"};

SideOf side_of_variable(Variable variable) {
  switch (variable) {
    case Variable::sensory_level_left:
    case Variable::motor_level_left:
    case Variable::sensory_zpp_left:
    case Variable::motor_zpp_left:
      return SideOf::left;
    case Variable::sensory_level_right:
    case Variable::motor_level_right:
    case Variable::neurological_level:
    case Variable::completeness:
    case Variable::ais:
    case Variable::sensory_zpp_right:
    case Variable::motor_zpp_right:
      break;
  }
  return SideOf::right;
}

/// Precondition: determined.
std::vector<Reason> reasons(const Explained& e, Variable variable) {
  const SideOf side = side_of_variable(variable);
  switch (variable) {
    case Variable::sensory_level_right:
    case Variable::sensory_level_left:
      return {sensory_level_reason(e, side)};
    case Variable::motor_level_right:
    case Variable::motor_level_left:
      return {motor_level_reason(e, side)};
    case Variable::neurological_level:
      return {neurological_level_reason(e)};
    case Variable::completeness:
      return {completeness_reason(e)};
    case Variable::ais:
      return scale_reasons(e);
    case Variable::sensory_zpp_right:
    case Variable::sensory_zpp_left:
      return {sensory_zone_reason(e, side)};
    case Variable::motor_zpp_right:
    case Variable::motor_zpp_left:
      break;
  }
  return {motor_zone_reason(e, side)};
}

class Steps {
 public:
  Steps(const Exam& exam, const Classification& result)
      : explained_{exam, admissible(exam, Reading::assumed), result}, text_(to_text(result)) {}

  void add_variable(Variable variable) {
    const auto key = static_cast<std::size_t>(variable);
    const Candidates members = candidates(explained_.result, variable);
    if (std::has_single_bit(members)) {
      for (const Reason& reason : reasons(explained_, variable)) add(key, reason);
    } else {
      if (!open_) open_.emplace(explained_.sets);
      add(key, open_reason(explained_.exam, *open_, variable));
    }
    if (explained_.result.tagged.contains(variable)) add(key, tag_reason(explained_, variable));
  }

  void add_sums() {
    const auto open = untested_of_sums(explained_.exam);
    for (std::size_t sum = 0; sum < open.size(); ++sum) {
      if (open[sum].empty()) continue;
      add(variable_count + sum, {"isncsci.total", with_scores(explained_, open[sum]), open[sum]});
    }
  }

  std::vector<Step> take() { return std::move(steps_); }

 private:
  void add(std::size_t key, const Reason& reason) {
    std::string text = fmt::format("{} {}: {}.", titles[key], spaced(text_[key]), reason.text);
    text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    steps_.push_back({result_keys[key], text_[key], reason.rule, std::move(text), reason.cells});
  }

  Explained explained_;
  ResultText text_;
  std::optional<OpenCells> open_;
  std::vector<Step> steps_;
};

}  // namespace

std::string_view result_title(std::string_view result) {
  const auto found = std::ranges::find(result_keys, result);
  EXPECTS(found != result_keys.end());
  return titles[static_cast<std::size_t>(found - result_keys.begin())];
}

std::span<const std::string_view> explanation_rules() { return rules; }

std::vector<Step> explain(const Exam& exam) {
  Steps steps(exam, classify(exam));
  for (std::size_t v = 0; v < variable_count; ++v) steps.add_variable(static_cast<Variable>(v));
  steps.add_sums();
  return steps.take();
}

}  // namespace caudata::isncsci
