// SPDX-License-Identifier: Apache-2.0
#include "report/null_lesson.hpp"

#include <fmt/format.h>

#include "report/number_text.hpp"
#include "report/single_arm_example.hpp"

namespace caudata::report {
namespace {

constexpr double every_second = 0.5, one_in_twenty = 0.05;

/// The largest k with a chance of at least `p`.
std::size_t most_with(const std::vector<double>& at_least, double p) {
  std::size_t k = 0;
  while (k + 1 < at_least.size() && at_least[k + 1] >= p) ++k;
  return k;
}

}  // namespace

std::vector<ConverterDefinition> converter_definitions(const oc::NaturalRecovery& r) {
  return {{"any_grade", "patients", "improve by any AIS grade", &r.graded, &r.any_grade},
          {"motor_incomplete", "patients with AIS A or B", "go to AIS C, D or E", &r.motor_complete,
           &r.motor_incomplete},
          {"two_motor_levels", "patients with a cervical injury",
           "gain two or more motor levels on a side", &r.cervical, &r.two_levels}};
}

oc::Conversions pooled(const ConverterDefinition& definition) {
  return {definition.patients->total(), definition.converted->total()};
}

oc::Conversions pooled(const ConverterDefinition& definition, isncsci::AsiaImpairmentScale grade) {
  oc::Conversions all;
  for (const auto& [stratum, patients] : definition.patients->counts()) {
    if (oc::baseline_of(stratum).ais != grade) continue;
    all.patients += patients;
    all.converted += definition.converted->count(stratum);
  }
  return all;
}

std::vector<int> lesson_sizes(const std::optional<int>& planned) {
  std::vector<int> all{lesson_patients};
  if (planned && *planned != lesson_patients) all.push_back(*planned);
  return all;
}

std::string in_words(const std::vector<double>& at_least, const std::string& who,
                     const std::string& improve) {
  const std::size_t n = at_least.size() - 1;
  const std::size_t usual = most_with(at_least, every_second);
  const std::size_t rare = most_with(at_least, one_in_twenty) + 1;
  std::string text = fmt::format(
      "Of {} {} who have both examinations and whom the product does not help at all, ", n, who);
  text += usual == 0 ? "in most trials none will " + improve
                     : fmt::format("in at least every second trial {} or more {}", usual, improve);
  text += rare > n
              ? fmt::format(", and even all {} do so in more than one trial in twenty.", n)
              : fmt::format(". Only from {} of {} on is it rarer than one trial in twenty ({} %).",
                            rare, n, fixed(100 * at_least[rare], 1));
  return text;
}

Claim single_arm_warning() {
  const SingleArmExample& trial = inspire;
  const auto by_chance = [&](double p) {
    const std::vector<oc::ConverterGroup> group{{trial.evaluable, p}};
    const auto tail = oc::upper_tail(oc::converter_distribution(group));
    return fixed(100 * tail[static_cast<std::size_t>(trial.converters)], 1);
  };
  return {
      fmt::format(
          "Rare is not yet proof. {} {} patients ({} %) improved by at least one grade, of {} "
          "evaluable ({} implanted), against {} % in the past: {} or more of {} happen by chance "
          "alone in {} % of such trials. Against the study's own performance criterion of {} %, "
          "which its authors derived from that history, they do in {} %. The randomised trial that "
          "followed, INSPIRE 2.0, failed its primary "
          "endpoint. The patients of the past were not those of the trial. ({})",
          trial.story, trial.converters, fixed(100.0 * trial.converters / trial.evaluable, 0),
          trial.evaluable, trial.implanted, fixed(100 * inspire_history.p, 0), trial.converters,
          trial.evaluable, by_chance(inspire_history.p), fixed(100 * inspire_criterion, 0),
          by_chance(inspire_criterion), trial.source),
      Tone::limit};
}

}  // namespace caudata::report
