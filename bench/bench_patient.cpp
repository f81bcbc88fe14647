// SPDX-License-Identifier: Apache-2.0
// Cost of a virtual patient and of one visit: covariates, screening examination, recovery,
// examination on a day, classification.
#include <benchmark/benchmark.h>

#include "embedded_ledger.hpp"
#include "isncsci/classify.hpp"
#include "patient/population.hpp"

namespace caudata::patient {
namespace {

const Population& population() {
  static const Population everybody = [] {
    std::vector<std::string> missing;
    return Population(bench::embedded_ledger(), Region::china, missing);
  }();
  return everybody;
}

constexpr core::TrialStreams streams{{1}, core::TrialIndex{0}};

VirtualPatient draw(std::uint32_t candidate) {
  const core::CandidateId id{candidate};
  return population().draw_patient(population().draw_covariates(streams, id), streams, id);
}

std::vector<VirtualPatient> draw_many() {
  std::vector<VirtualPatient> patients;
  for (std::uint32_t i = 1; i <= 500; ++i) patients.push_back(draw(i));
  return patients;
}

isncsci::Exam visit(const VirtualPatient& patient) {
  constexpr core::Days later(40);
  return population().examine(patient, patient.covariates.injury_to_screening + later);
}

void draw_patient(benchmark::State& state) {
  std::uint32_t candidate = 0;
  for (auto _ : state) benchmark::DoNotOptimize(draw(1 + candidate++ % 10'000));
}
BENCHMARK(draw_patient);

void examine_and_classify(benchmark::State& state) {
  const auto patients = draw_many();
  std::size_t i = 0;
  for (auto _ : state) benchmark::DoNotOptimize(classify(visit(patients[i++ % patients.size()])));
}
BENCHMARK(examine_and_classify);

void classify_alone(benchmark::State& state) {
  std::vector<isncsci::Exam> exams;
  for (const auto& patient : draw_many()) exams.push_back(visit(patient));
  std::size_t i = 0;
  for (auto _ : state) benchmark::DoNotOptimize(classify(exams[i++ % exams.size()]));
}
BENCHMARK(classify_alone);

}  // namespace
}  // namespace caudata::patient
