// SPDX-License-Identifier: Apache-2.0
// Cost of classifying one examination, by profile and kind of examination.
// bench/isncsci/compare.mjs runs it beside the npm package on the same examinations.
#include <benchmark/benchmark.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "isncsci/classify.hpp"
#include "isncsci/exam_text.hpp"
#include "isncsci/praxis/classify.hpp"
#include "isncsci/result_text.hpp"

namespace caudata::isncsci {
namespace {

using Json = nlohmann::json;

void fill(ExamStrings::Side& side, const Json& json) {
  for (std::size_t i = 0; i < dermatomes; ++i) {
    side.light_touch[i] = json["lt"][i];
    side.pin_prick[i] = json["pp"][i];
  }
  for (std::size_t m = 0; m < key_muscles; ++m) side.motor[m] = json["motor"][m];
  if (!json["nk"].is_null()) side.non_key_muscle = json["nk"];
}

Exam read(const Json& json) {
  ExamStrings strings;
  fill(strings.right, json["right"]);
  fill(strings.left, json["left"]);
  strings.anal_contraction = json["vac"];
  strings.deep_pressure = json["dap"];
  ExamText text;
  for (const Cell& cell : all_cells()) text[cell] = strings[cell];
  return read_exam(text).exam;
}

/// The random examinations of a kind among the test vectors: "random-plain", "random-nt",
/// "random-star".
std::vector<Exam> examinations(const std::string& kind) {
  std::ifstream file(CAUDATA_SOURCE_DIR "/tests/tables/isncsci/open.jsonl");
  std::vector<Exam> exams;
  for (std::string line; std::getline(file, line);) {
    const Json row = Json::parse(line);
    if (row["rule"] == kind) exams.push_back(read(row["exam"]));
  }
  return exams;
}

template <class Classify>
void over(benchmark::State& state, const std::string& kind, Classify classify) {
  const std::vector<Exam> exams = examinations(kind);
  for (auto _ : state) {
    for (const Exam& exam : exams) benchmark::DoNotOptimize(classify(exam));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(exams.size()));
}

constexpr auto as_exact = [](const Exam& exam) { return classify(exam); };
constexpr auto as_praxis = [](const Exam& exam) { return praxis::classify(exam); };
constexpr auto exact_text = [](const Exam& exam) { return classify_to_text(exam, Profile::exact); };
constexpr auto praxis_text = [](const Exam& exam) {
  return classify_to_text(exam, Profile::praxis);
};

BENCHMARK_CAPTURE(over, praxis_plain, std::string("random-plain"), as_praxis);
BENCHMARK_CAPTURE(over, praxis_nt, std::string("random-nt"), as_praxis);
BENCHMARK_CAPTURE(over, exact_plain, std::string("random-plain"), as_exact);
BENCHMARK_CAPTURE(over, exact_nt, std::string("random-nt"), as_exact);
BENCHMARK_CAPTURE(over, exact_star, std::string("random-star"), as_exact);
BENCHMARK_CAPTURE(over, praxis_plain_text, std::string("random-plain"), praxis_text);
BENCHMARK_CAPTURE(over, exact_nt_text, std::string("random-nt"), exact_text);

void nothing_tested(benchmark::State& state) {
  const Exam exam;
  for (auto _ : state) benchmark::DoNotOptimize(classify(exam));
}
BENCHMARK(nothing_tested);

/// 60 cells not testable or marked, spread evenly over a normal examination.
void sixty_open_cells(benchmark::State& state) {
  Exam exam;
  std::size_t scores = 0;
  for (const Cell& cell : all_cells()) {
    if (cell.kind > CellKind::motor) continue;
    Score& score = score_at(exam, cell);
    score.value = cell.kind == CellKind::motor ? normal_strength : normal_sensation;
    const std::size_t ordinal = scores++;
    if (ordinal * 60 % 132 >= 60) continue;
    score.value = ordinal % 2 == 0 ? Score::not_testable : std::uint8_t{1};
    if (ordinal % 2 != 0) score.mark = ordinal % 4 == 1 ? Mark::normal : Mark::not_normal;
  }
  exam.voluntary_anal_contraction = Answer::no;
  for (auto _ : state) benchmark::DoNotOptimize(classify(exam));
}
BENCHMARK(sixty_open_cells);

}  // namespace
}  // namespace caudata::isncsci
