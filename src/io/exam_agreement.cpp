// SPDX-License-Identifier: Apache-2.0
#include "io/exam_agreement.hpp"

#include <set>
#include <string>

#include "isncsci/result_text.hpp"

namespace caudata::io {
namespace {

bool is_tagged(std::string_view list) { return list.find('*') != std::string_view::npos; }

std::set<std::string> values(std::string_view list) {
  std::set<std::string> found;
  std::string value;
  for (const char c : list) {
    if (c == ',') {
      found.insert(std::move(value));
      value.clear();
    } else if (c != ' ' && c != '*') {
      value += c;
    }
  }
  found.insert(std::move(value));
  return found;
}

}  // namespace

bool agrees(std::string_view examiner, std::string_view computed) {
  if (is_tagged(examiner) != is_tagged(computed)) return false;
  const auto said = values(examiner);
  if (said == std::set<std::string>{"ND"}) return !isncsci::is_determined(computed);
  return said == values(computed);
}

}  // namespace caudata::io
