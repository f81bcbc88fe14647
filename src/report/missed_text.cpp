// SPDX-License-Identifier: Apache-2.0
#include "report/missed_text.hpp"

namespace caudata::report {
namespace {

std::string sentence(std::string text) {
  if (!text.empty() && text.back() != '.') text += '.';
  return text;
}

}  // namespace

std::string why_missed(const std::string& reason, const std::string& source) {
  return "Why: " + sentence(reason.empty() ? "no reason known" : reason) +
         " Source: " + sentence(source);
}

}  // namespace caudata::report
