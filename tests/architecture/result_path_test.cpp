// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "architecture/source_tree.hpp"

namespace caudata::test {
namespace {

/// Layers whose numbers reach a result. Above them nothing is computed that a later number depends
/// on.
const std::set<std::string> result_layers{"core",     "isncsci", "product", "anatomy",
                                          "design",   "graft",   "safety",  "patient",
                                          "evidence", "trial",   "oc",      "report"};

/// Set-up code of core: it fixes constants or quantiles of priors before a run and may use
/// Boost.Math or libm (ADR 0002).
const std::set<std::string> set_up_files{"core/prior_shape.cpp"};

void expect_absent(const std::regex& pattern, const std::set<std::string>& layers,
                   const std::set<std::string>& excepted) {
  for (const SourceFile& file : program_sources()) {
    if (!layers.contains(file.layer) || excepted.contains(file.path)) continue;
    for (const SourceLine& line : file.lines) {
      EXPECT_FALSE(std::regex_search(line.code, pattern))
          << file.path << ":" << line.number << ": " << line.code;
    }
  }
}

const std::regex libm(
    R"(std::(exp|exp2|expm1|log|log1p|log2|log10|pow|erf|erfc|tgamma|lgamma|sin|cos|tan|sinh|cosh|tanh|cbrt|hypot)f?\s*\(|boost::math)");
const std::regex foreign_randomness(
    R"(std::(mt19937|random_device|default_random_engine|uniform_\w+_distribution|normal_distribution|shuffle)|\b(rand|srand|drand48|random)\s*\()");
const std::regex clock(R"(std::chrono|\b(time|clock|gettimeofday|getenv)\s*\()");
const std::regex unordered(R"(std::unordered_)");

}  // namespace

TEST(ResultPath, NoLibm) { expect_absent(libm, result_layers, set_up_files); }

TEST(ResultPath, RandomnessOnlyFromStreams) {
  expect_absent(foreign_randomness, result_layers, {});
  expect_absent(foreign_randomness, {"io", "app"}, {});
}

TEST(ResultPath, NoClockAndNoEnvironment) { expect_absent(clock, result_layers, {}); }

TEST(ResultPath, NoOrderThatAHashDecides) { expect_absent(unordered, result_layers, {}); }

TEST(ResultPath, ThePatternsSeeWhatTheyForbid) {
  EXPECT_TRUE(std::regex_search("x = std::exp(-y);", libm));
  EXPECT_TRUE(std::regex_search("std::pow (a, b)", libm));
  EXPECT_FALSE(std::regex_search("core::exp(-y) + std::sqrt(y)", libm));
  EXPECT_TRUE(std::regex_search("std::mt19937 g;", foreign_randomness));
  EXPECT_TRUE(std::regex_search("int k = rand();", foreign_randomness));
  EXPECT_FALSE(std::regex_search("operand(x)", foreign_randomness));
  EXPECT_TRUE(std::regex_search("std::chrono::steady_clock", clock));
  EXPECT_FALSE(std::regex_search("hazard.day_at_time(x)", clock));
}

}  // namespace caudata::test
