// SPDX-License-Identifier: Apache-2.0
#include "report/graft/graft_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/time_units.hpp"
#include "report/number_text.hpp"

namespace caudata::report {
namespace {

constexpr double days_from = 72;         // [h]
constexpr double scientific_from = 1e6;  // cells
constexpr double least_plain = 1e-3;

}  // namespace

const char* words(graft::Compartment compartment) {
  switch (compartment) {
    case graft::Compartment::suspended:
      return "suspended";
    case graft::Compartment::bedload:
      return "rolling on a wall";
    case graft::Compartment::adherent:
      return "adherent";
    case graft::Compartment::parenchyma:
      return "in tissue";
    case graft::Compartment::dead:
      return "dead";
    case graft::Compartment::left:
      return "left the canal";
  }
  return "";
}

const char* words(product::CellType type) {
  switch (type) {
    case product::CellType::pluripotent:
      return "pluripotent";
    case product::CellType::motor_neuron_progenitor:
      return "motor neuron progenitor";
    case product::CellType::other_progenitor:
      return "other progenitor";
    case product::CellType::motor_neuron:
      return "motor neuron";
    case product::CellType::interneuron:
      return "interneuron";
    case product::CellType::opc:
      return "oligodendrocyte precursor";
    case product::CellType::oligodendrocyte:
      return "oligodendrocyte";
    case product::CellType::astrocyte:
      return "astrocyte";
    case product::CellType::mesenchymal:
      return "mesenchymal";
  }
  return "";
}

const char* verdict_words(const graft::PublishedRow& row) {
  switch (row.verdict) {
    case graft::PublishedVerdict::inside:
      return "inside";
    case graft::PublishedVerdict::missed:
      return "missed";
    case graft::PublishedVerdict::not_judged:
      return "not judged";
    case graft::PublishedVerdict::not_modelled:
      return "not modelled";
  }
  return "";
}

std::string lesion_words(const graft::GraftResult& result) {
  const auto& lesion = result.what.subject.lesion;
  return lesion ? anatomy::name(lesion->level) : "no lesion";
}

std::string posture_words(const graft::Administration& how) {
  std::string words;
  for (const graft::PostureFrom& p : how.postures)
    words += fmt::format("{}{}{}", words.empty() ? "" : ", ",
                         p.hour > 0 ? fmt::format("from hour {:g} ", p.hour) : "",
                         anatomy::name(p.posture));
  return words;
}

std::string plan_words(const graft::Administration& how) {
  std::string doses;
  for (const graft::GraftDose& dose : how.doses)
    doses += fmt::format("{}{} on day {}", doses.empty() ? "" : ", ", cells(dose.cells),
                         dose.day.value() + 1);
  return fmt::format("{}, lumbar puncture {}, {}", doses, graft::name(how.puncture),
                     posture_words(how));
}

std::string time_text(double hours) {
  const auto text = [](double value) {
    std::string digits = fixed(value, 1);
    if (digits.ends_with(".0")) digits.resize(digits.size() - 2);
    return digits;
  };
  if (hours > 0 && hours < 1) return text(hours * core::minutes_per_hour) + " min";
  if (hours < days_from) return text(hours) + " h";
  return text(hours / core::hours_per_day) + " d";
}

std::string cell_count_text(std::uint64_t simulated, double weight) {
  const double cells = static_cast<double>(simulated) * weight;
  if (cells >= scientific_from) return scientific(cells);
  return with_commas(static_cast<std::uint64_t>(cells + 0.5));
}

std::string rounded(double value) {
  constexpr double commas_from = 999.5;
  if (value >= commas_from && value < scientific_from)
    return with_commas(static_cast<std::uint64_t>(value + 0.5));
  if (value < 0) return "\u2212" + rounded(-value);
  const bool plain = value == 0 || (value >= least_plain && value < scientific_from);
  return plain ? fmt::format("{:.3g}", value) : scientific(value);
}

std::vector<RegionExtent> region_extents(const graft::CanalShape& shape) {
  std::vector<RegionExtent> all;
  for (std::size_t i = 0; i < shape.x.size(); ++i) {
    const auto x = [&](std::size_t at) { return static_cast<double>(shape.x[at]); };
    const double from = i == 0 ? x(i) : (x(i - 1) + x(i)) / 2;
    const double to = i + 1 == shape.x.size() ? x(i) : (x(i) + x(i + 1)) / 2;
    if (all.empty() || all.back().region != shape.region[i])
      all.push_back({shape.region[i], from, to});
    all.back().to = to;
  }
  return all;
}

std::vector<std::size_t> chosen_times(std::size_t snapshots, std::size_t most) {
  std::vector<std::size_t> chosen;
  const std::size_t count = std::min(snapshots, most);
  for (std::size_t i = 0; i < count; ++i)
    chosen.push_back(count == 1 ? snapshots - 1 : i * (snapshots - 1) / (count - 1));
  return chosen;
}

}  // namespace caudata::report
