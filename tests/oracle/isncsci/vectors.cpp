// SPDX-License-Identifier: Apache-2.0
#include "oracle/isncsci/vectors.hpp"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>

#include "isncsci/exam_text.hpp"

namespace caudata::oracle {
namespace {

using nlohmann::json;
using namespace isncsci;

void put(ExamStrings::Side& side, const json& row) {
  side.light_touch = row["lt"];
  side.pin_prick = row["pp"];
  side.motor = row["motor"];
  if (!row["nk"].is_null()) side.non_key_muscle = row["nk"];
}

Exam exam(const json& row) {
  ExamStrings strings;
  put(strings.right, row["right"]);
  put(strings.left, row["left"]);
  strings.anal_contraction = row["vac"];
  strings.deep_pressure = row["dap"];
  ExamText text;
  for (const Cell& cell : all_cells()) text[cell] = strings[cell];
  const ExamReading reading = read_exam(text);
  if (!reading.issues.empty()) {
    throw std::runtime_error(name(reading.issues[0].cell) + ": " + reading.issues[0].message);
  }
  return reading.exam;
}

std::size_t index_of(std::string_view key) {
  const auto found = std::ranges::find(result_keys, key);
  if (found == result_keys.end()) throw std::runtime_error("no result " + std::string(key));
  return static_cast<std::size_t>(found - result_keys.begin());
}

Answers answers(const json& row, const char* member) {
  Answers found;
  if (!row.contains(member)) return found;
  for (const auto& [key, value] : row[member].items()) {
    found[index_of(key)] = value.get<std::string>();
  }
  return found;
}

Vector vector(const json& row) {
  Vector vector{.id = row["id"],
                .exam = exam(row["exam"]),
                .expect = {},
                .head = answers(row, "head"),
                .exact = answers(row, "exact"),
                .exact_checked = row["exactChecked"],
                .other_tag = {}};
  const Answers expect = answers(row, "expect");
  for (std::size_t k = 0; k < expect.size(); ++k) vector.expect[k] = expect[k].value();
  for (const std::string key : row.value("starDiff", json::array())) {
    vector.other_tag.insert(static_cast<Variable>(index_of(key)));
  }
  return vector;
}

std::vector<Vector> read() {
  std::ifstream file(CAUDATA_SOURCE_DIR "/tests/tables/isncsci/open.jsonl");
  std::vector<Vector> vectors;
  for (std::string line; std::getline(file, line);) vectors.push_back(vector(json::parse(line)));
  return vectors;
}

bool has_star(std::string_view list) { return list.find('*') != std::string_view::npos; }

std::set<std::string> members(std::string_view list) {
  std::set<std::string> found;
  std::string word;
  for (const char c : std::string(list) + ',') {
    if (c == '*') continue;
    if (c != ',') {
      word += c;
      continue;
    }
    found.insert(word);
    word.clear();
  }
  return found;
}

template <class Equal>
std::string keys_where_not(Equal equal) {
  std::string keys;
  for (std::size_t k = 0; k < result_keys.size(); ++k) {
    if (!equal(k)) (keys += keys.empty() ? "" : " ") += result_keys[k];
  }
  return keys;
}

}  // namespace

const std::vector<Vector>& open_vectors() {
  static const std::vector<Vector> vectors = read();
  return vectors;
}

std::string wrong_for_praxis(const Vector& vector, const ResultText& result) {
  return keys_where_not(
      [&](std::size_t k) { return result[k] == vector.expect[k] || result[k] == vector.head[k]; });
}

std::string wrong_for_exact(const Vector& vector, const ResultText& result) {
  return keys_where_not([&](std::size_t k) {
    const bool other = k < variable_count && vector.other_tag.contains(static_cast<Variable>(k));
    return has_star(result[k]) == (has_star(vector.expect[k]) != other) &&
           members(result[k]) == members(vector.exact[k].value_or(vector.expect[k]));
  });
}

}  // namespace caudata::oracle
