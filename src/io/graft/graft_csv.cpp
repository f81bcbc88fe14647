// SPDX-License-Identifier: Apache-2.0
#include "io/graft/graft_csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "io/csv_writer.hpp"
#include "report/graft/graft_words.hpp"
#include "report/graft/lesion_share.hpp"
#include "report/graft/share_noise.hpp"
#include "report/number_text.hpp"

namespace caudata::io {
namespace {

using graft::Compartment;

/// The shortest text that gives a number of single precision back.
std::string shortest_single(float value) { return fmt::format("{}", value); }

std::string graft_csv_count(std::uint64_t simulated, double weight) {
  return fmt::format("{},{}", simulated, report::shortest(static_cast<double>(simulated) * weight));
}

/// "cells_se,cells_low95,cells_high95" of k of n followed cells; the k themselves where all were
/// followed, nothing where there is nobody.
std::string graft_csv_noise(std::uint64_t k, std::uint64_t n,
                            const report::CellSampling& sampling) {
  if (n == 0) return ",,";
  const report::NoisyShare share = report::noisy_share(k, n, sampling);
  const double all = static_cast<double>(n) * sampling.weight;
  return fmt::format("{},{},{}", report::shortest(share.error * all),
                     report::shortest(share.low * all), report::shortest(share.high * all));
}

/// "share,low95,high95"; nothing where no cell adheres.
std::string graft_csv_share(const graft::LesionAdherence& lesion) {
  if (!report::has_adherent(lesion)) return ",,";
  return fmt::format("{},{},{}", report::shortest(lesion.share), report::shortest(lesion.low),
                     report::shortest(lesion.high));
}

/// Rows "time, what, simulated, cells, noise" of an array indexed by an enum.
template <class Enum, std::size_t n>
void add_counts(std::string& text, const graft::Snapshot& snapshot,
                const std::array<std::uint64_t, n>& counts, const report::CellSampling& sampling) {
  std::uint64_t all = 0;
  for (const std::uint64_t count : counts) all += count;
  for (std::size_t i = 0; i < n; ++i)
    text += fmt::format("{},{},{},{}\r\n", report::shortest(snapshot.hours),
                        name(static_cast<Enum>(i)), graft_csv_count(counts[i], snapshot.weight),
                        graft_csv_noise(counts[i], all, sampling));
}

/// What a section of a field holds.
struct SectionSummary {
  std::uint64_t points{0};
  double sum{0};
  float least{0}, most{0};

  void add(float value) {
    if (std::isnan(value)) return;
    least = points == 0 ? value : std::min(least, value);
    most = points == 0 ? value : std::max(most, value);
    sum += static_cast<double>(value);
    ++points;
  }
};

std::vector<SectionSummary> sections(const graft::FieldSlice& field) {
  std::vector<SectionSummary> all(field.n[0]);
  for (std::size_t i = 0; i < field.values.size(); ++i) all[i % field.n[0]].add(field.values[i]);
  return all;
}

}  // namespace

void put_cells_csv(std::ostream& out, const std::vector<graft::Snapshot>& snapshots) {
  out << csv_record({"time_h", "id", "clone", "type", "compartment", "surface", "x_mm", "y_mm",
                     "z_mm", "radius_um"});
  for (const graft::Snapshot& snapshot : snapshots) {
    std::string text;
    const std::string hours = report::shortest(snapshot.hours);
    for (const graft::DrawnCell& c : snapshot.drawn)
      fmt::format_to(std::back_inserter(text), "{},{},{},{},{},{},{},{},{},{}\r\n", hours, c.id,
                     c.clone, name(c.type), name(c.compartment),
                     c.compartment == Compartment::adherent ? name(c.surface) : "",
                     shortest_single(c.x), shortest_single(c.y), shortest_single(c.z),
                     shortest_single(c.radius));
    out << text;
  }
}

std::string counts_csv(const std::vector<graft::Snapshot>& snapshots) {
  std::string text = csv_record({"time_h", "compartment", "region", "simulated_cells", "cells"});
  for (const graft::Snapshot& s : snapshots)
    for (std::size_t c = 0; c < graft::compartments; ++c) {
      if (static_cast<Compartment>(c) == Compartment::left) continue;
      for (std::size_t region = 0; region < graft::canal_regions; ++region)
        text += fmt::format("{},{},{},{}\r\n", report::shortest(s.hours),
                            name(static_cast<Compartment>(c)), graft::region_name(region),
                            graft_csv_count(s.by_region[c][region], s.weight));
    }
  return text;
}

std::string ledger_csv(const std::vector<graft::Snapshot>& snapshots) {
  std::vector<std::string> header{"time_h", "injected", "born"};
  for (std::size_t c = 0; c < graft::compartments; ++c)
    header.emplace_back(name(static_cast<Compartment>(c)));
  header.insert(header.end(), {"balanced", "starved", "cells_per_simulated"});
  std::string text = csv_record(header);
  for (const graft::Snapshot& s : snapshots) {
    text += fmt::format("{},{},{}", report::shortest(s.hours), s.ledger.injected, s.ledger.born);
    for (const std::uint64_t cells : s.ledger.cells) text += fmt::format(",{}", cells);
    text += fmt::format(",{},{},{}\r\n", s.ledger.balanced() ? 1 : 0, s.starved,
                        report::shortest(s.weight));
  }
  return text;
}

std::string types_csv(const graft::GraftResult& result) {
  std::string text = csv_record(
      {"time_h", "type", "simulated_cells", "cells", "cells_se", "cells_low95", "cells_high95"});
  for (const graft::Snapshot& s : result.snapshots)
    add_counts<product::CellType>(text, s, s.living_by_type, report::living_sampling(s));
  return text;
}

std::string surfaces_csv(const graft::GraftResult& result) {
  std::string text = csv_record(
      {"time_h", "surface", "simulated_cells", "cells", "cells_se", "cells_low95", "cells_high95"});
  for (const graft::Snapshot& s : result.snapshots)
    add_counts<graft::Surface>(text, s, s.adherent_by_surface, report::injected_sampling(s));
  return text;
}

std::string lesion_csv(const graft::GraftResult& result) {
  std::string text = csv_record({"time_h", "lesion_simulated_cells", "adherent_simulated_cells",
                                 "share", "share_low95", "share_high95"});
  for (const graft::Snapshot& s : result.snapshots) {
    const graft::LesionAdherence lesion = report::lesion_share(result, s);
    text += fmt::format("{},{},{},{}\r\n", report::shortest(s.hours), lesion.on_lesion,
                        lesion.adherent, graft_csv_share(lesion));
  }
  return text;
}

std::string nulls_csv(const std::vector<graft::NullModel>& nulls) {
  std::string text = csv_record({"null_model", "meaning", "share", "share_low95", "share_high95"});
  for (const graft::NullModel& null : nulls)
    text += fmt::format("{},{},{}\r\n", csv_field(null.name), csv_field(null.meaning),
                        graft_csv_share(report::lesion_share(null)));
  return text;
}

std::string fields_csv(const std::vector<graft::FieldSlice>& fields) {
  std::string text =
      csv_record({"field", "unit", "time_h", "x_mm", "points", "mean", "least", "most"});
  for (const graft::FieldSlice& field : fields) {
    const std::vector<SectionSummary> along = sections(field);
    for (std::size_t i = 0; i < along.size(); ++i) {
      const SectionSummary& s = along[i];
      if (s.points == 0) continue;
      const double x = field.origin[0] + static_cast<double>(i) * field.spacing[0];
      text += csv_record({field.name, field.unit, report::shortest(field.hours),
                          report::shortest(x), std::to_string(s.points),
                          report::shortest(s.sum / static_cast<double>(s.points)),
                          shortest_single(s.least), shortest_single(s.most)});
    }
  }
  return text;
}

std::string published_csv(const std::vector<graft::PublishedRow>& rows) {
  const auto bound = [](double value) {
    return std::isfinite(value) ? report::shortest(value) : std::string();
  };
  std::string text = csv_record({"id", "what", "verdict", "ours", "observed", "lower", "upper",
                                 "unit", "species", "source", "reason"});
  for (const graft::PublishedRow& row : rows)
    text += csv_record({row.id, row.what, report::verdict_words(row),
                        row.ours ? report::shortest(*row.ours) : "", row.observed, bound(row.lower),
                        bound(row.upper), row.unit, row.species, row.source, row.reason});
  return text;
}

std::string risk_csv(const graft::TakeRisk& risk) {
  std::string text = csv_record({"take_probability", "risk_probability"});
  for (std::size_t i = 0; i < risk.risk.size(); ++i)
    text +=
        csv_record({report::shortest(risk.take_probability[i]), report::shortest(risk.risk[i])});
  return text;
}

}  // namespace caudata::io
