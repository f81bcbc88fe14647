// SPDX-License-Identifier: Apache-2.0
#include "design/crm_options.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "design/indifference_skeleton.hpp"
#include "design/interval_options.hpp"

namespace caudata::design {
namespace {

using core::Severity;

constexpr double default_prior_sd = 1.157583690279022;  // sqrt(1.34), as in dfcrm
constexpr double most_intercept = 10;

CrmCurve curve_of(const Options& given, std::span<const OptionSpec> specs) {
  const bool power = option<std::string>(given, specs, "model") == power_model;
  return {power ? CrmModel::power : CrmModel::logistic, option<double>(given, specs, "intercept")};
}

void check_skeleton(const Options& given, std::span<const OptionSpec> specs, core::Issues& issues) {
  const auto skeleton = option<std::vector<double>>(given, specs, "skeleton");
  const auto ascends = std::adjacent_find(skeleton.begin(), skeleton.end(),
                                          [](double a, double b) { return a >= b; });
  if (ascends != skeleton.end()) {
    issues.add({Severity::error, "design.skeleton", place_of(given, "skeleton"),
                fmt::format("the skeleton does not ascend: {:g} is followed by {:g}", *ascends,
                            *(ascends + 1)),
                "it states the DLT probability of each dose before the trial, lowest dose first",
                ""});
  }
  const bool one_parameter = option<std::string>(given, specs, "model") == power_model ||
                             option<std::string>(given, specs, "model") == logistic_model;
  const CrmCurve curve = curve_of(given, specs);
  const auto misfit =
      std::find_if(skeleton.begin(), skeleton.end(), [&](double p) { return !curve.fits(p); });
  if (!one_parameter || misfit == skeleton.end()) return;
  issues.add(
      {Severity::error, "design.skeleton", place_of(given, "skeleton"),
       fmt::format("skeleton value {:g} is not below the risk at the curve's intercept", *misfit),
       "above it the DLT probability would fall as the dose rises", ""});
}

void check_interval(const Options& given, std::span<const OptionSpec> specs, const LadderPart& part,
                    core::Issues& issues) {
  const double target = option<double>(given, specs, "target");
  const double half_width = option<double>(given, specs, "half_width");
  const auto prior_mtd = option<std::int64_t>(given, specs, "prior_mtd");
  if (half_width >= std::min(target, 1 - target)) {
    issues.add({Severity::error, "design.half-width", place_of(given, "half_width"),
                fmt::format("target {:g} and half-width {:g} leave 0 to 1", target, half_width),
                "DLT probabilities within the half-width of the target count as equally good", ""});
  }
  if (prior_mtd > std::ssize(part.doses)) {
    issues.add({Severity::error, "design.prior-mtd", place_of(given, "prior_mtd"),
                fmt::format("the prior MTD is dose {} and {} has {}", prior_mtd, part.name,
                            part.doses.size()),
                "doses are counted from 1, the lowest of each part", ""});
  }
}

}  // namespace

std::vector<OptionSpec> crm_model_options(std::vector<std::string_view> models) {
  const std::string first(models.front());
  return {
      {.name = "target",
       .meaning = "DLT probability that the MTD should have",
       .fallback = 0.3,
       .lower = 0.01,
       .upper = 0.9,
       .choices = {}},
      {.name = "model",
       .meaning = "curve of the DLT probability: skeleton^exp(beta), or logistic",
       .fallback = first,
       .choices = std::move(models)},
      {.name = "skeleton",
       .meaning = "DLT probability of each dose before the trial; empty: by half_width and "
                  "prior_mtd (Lee and Cheung 2009)",
       .fallback = std::vector<double>{},
       .lower = 1e-6,
       .upper = 1 - 1e-6,
       .choices = {}},
      {.name = "half_width",
       .meaning = "half the interval of DLT probabilities around the target that count as equally "
                  "good; it spaces a skeleton that is not given",
       .fallback = 0.05,
       .lower = 0.001,
       .upper = 0.5,
       .choices = {}},
      {.name = "prior_mtd",
       .meaning = "the dose that has the target in a skeleton that is not given, counted from 1; "
                  "0: the middle one",
       .fallback = std::int64_t{0},
       .lower = 0,
       .upper = max_doses,
       .choices = {}},
      {.name = "prior_sd",
       .meaning = "prior standard deviation of beta; by default sqrt(1.34)",
       .fallback = default_prior_sd,
       .lower = 0.05,
       .upper = 5,
       .choices = {}},
      {.name = "intercept",
       .meaning = "fixed intercept of the one-parameter logistic curve",
       .fallback = 3.0,
       .lower = -most_intercept,
       .upper = most_intercept,
       .choices = {}},
  };
}

core::Issues check_crm_model(const Options& given, std::span<const OptionSpec> specs,
                             const LadderPart& part) {
  core::Issues issues = check_one_per_dose(given, "skeleton", part);
  check_skeleton(given, specs, issues);
  check_interval(given, specs, part, issues);
  if (issues.has_errors() || option<std::vector<double>>(given, specs, "skeleton").size() > 0)
    return issues;
  const CrmSetting setting = crm_setting(given, specs, part);
  const bool fits = std::all_of(setting.skeleton.begin(), setting.skeleton.end(),
                                [&](double p) { return setting.curve.fits(p); });
  if (fits && logit(setting.target) < setting.curve.intercept) return issues;
  if (setting.curve.model == CrmModel::logistic) {
    issues.add({Severity::error, "design.skeleton", place_of(given, "intercept"),
                fmt::format("with intercept {:g} no dose can have the target {:g}",
                            setting.curve.intercept, setting.target),
                "the logistic curve lies below the risk at its intercept", ""});
  }
  return issues;
}

CrmSetting crm_setting(const Options& given, std::span<const OptionSpec> specs,
                       const LadderPart& part) {
  CrmSetting setting;
  setting.curve = curve_of(given, specs);
  setting.target = option<double>(given, specs, "target");
  setting.prior_sd = option<double>(given, specs, "prior_sd");
  setting.skeleton = option<std::vector<double>>(given, specs, "skeleton");
  const int doses = static_cast<int>(part.doses.size());
  if (setting.skeleton.empty() && doses > 0) {
    const auto stated = static_cast<int>(option<std::int64_t>(given, specs, "prior_mtd"));
    const int prior_mtd = stated > 0 ? stated - 1 : (doses - 1) / 2;
    setting.skeleton = indifference_skeleton(
        setting.curve, {setting.target, option<double>(given, specs, "half_width"), prior_mtd},
        doses);
  }
  return setting;
}

std::string skeleton_text(const Options& given, std::span<const OptionSpec> specs,
                          const LadderPart& part) {
  std::string values;
  for (const double p : crm_setting(given, specs, part).skeleton)
    values += fmt::format("{}{:.4g}", values.empty() ? "" : ", ", p);
  return "The skeleton is " + values + ".";
}

}  // namespace caudata::design
