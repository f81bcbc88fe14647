// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "io/atomic_write.hpp"
#include "io/graft/graft_csv.hpp"
#include "io/graft/graft_folder.hpp"
#include "io/graft/graft_summary.hpp"
#include "io/graft/hdf5_file.hpp"
#include "io/graft/swc.hpp"
#include "io/graft/vtkhdf.hpp"
#include "io/manifest.hpp"
#include "report/number_text.hpp"
#include "support/example_graft.hpp"
#include "support/scratch_folder.hpp"

namespace caudata::io {
namespace {

namespace fs = std::filesystem;

const graft::GraftResult& graft_example() {
  static const graft::GraftResult result = test::example_graft(60);
  return result;
}

std::vector<std::vector<std::string>> graft_rows(const std::string& csv) {
  std::vector<std::vector<std::string>> rows;
  std::size_t begin = 0;
  while (begin < csv.size()) {
    const std::size_t end = csv.find("\r\n", begin);
    std::vector<std::string> fields{""};
    for (const char c : csv.substr(begin, end - begin))
      if (c == ',')
        fields.emplace_back();
      else
        fields.back() += c;
    rows.push_back(std::move(fields));
    begin = end + 2;
  }
  return rows;
}

std::string graft_header(const std::string& csv) { return csv.substr(0, csv.find("\r\n")); }

std::string graft_cells() {
  std::ostringstream out;
  put_cells_csv(out, graft_example().snapshots);
  return out.str();
}

}  // namespace

TEST(Hdf5File, GivesBackWhatItTook) {
  const test::ScratchFolder scratch;
  const fs::path path = scratch.path() / "a.h5";
  {
    Hdf5File file(path, Hdf5Mode::create);
    file.put_group("/g");
    file.put_text_attribute("/g", "Type", "ImageData");
    file.put_attribute<std::int64_t>("/g", "v", std::array<std::int64_t, 2>{-1, 2});
    file.put<float>("/g/f", std::vector<float>{1.5f, -2, 3, 4, 5, 6}, {2, 3});
    file.put("/g/u", std::vector<std::uint64_t>{~std::uint64_t{0}});
    file.put("/g/b", std::vector<std::uint8_t>{});
    file.close();
    ASSERT_EQ(file.error(), "");
  }
  Hdf5File file(path, Hdf5Mode::read);
  EXPECT_EQ(file.text_attribute("/g", "Type"), "ImageData");
  EXPECT_EQ(file.attribute<std::int64_t>("/g", "v"), (std::vector<std::int64_t>{-1, 2}));
  EXPECT_EQ(file.shape("/g/f"), (std::vector<std::uint64_t>{2, 3}));
  EXPECT_EQ(file.get<float>("/g/f"), (std::vector<float>{1.5f, -2, 3, 4, 5, 6}));
  EXPECT_EQ(file.get<std::uint64_t>("/g/u"), std::vector<std::uint64_t>{~std::uint64_t{0}});
  EXPECT_TRUE(file.get<std::uint8_t>("/g/b").empty());
  EXPECT_EQ(file.error(), "");
  file.get<float>("/g/missing");
  EXPECT_NE(file.error(), "");
}

TEST(Hdf5File, SaysWhatItCannotOpen) {
  const test::ScratchFolder scratch;
  ASSERT_TRUE(write_atomically(scratch.path() / "text", "not HDF5").has_value());
  EXPECT_NE(Hdf5File(scratch.path() / "text", Hdf5Mode::read).error(), "");
  EXPECT_NE(Hdf5File(scratch.path() / "no" / "folder", Hdf5Mode::create).error(), "");
}

TEST(Vtkhdf, CellsAreVerticesWithTheirData) {
  const test::ScratchFolder scratch;
  const fs::path path = scratch.path() / "cells.vtkhdf";
  const graft::Snapshot& s = graft_example().snapshots[4];
  ASSERT_TRUE(write_vtkhdf(path, s).has_value());
  Hdf5File file(path, Hdf5Mode::read);
  const auto n = static_cast<std::int64_t>(s.drawn.size());
  EXPECT_EQ(file.attribute<std::int64_t>("/VTKHDF", "Version"), (std::vector<std::int64_t>{1, 0}));
  EXPECT_EQ(file.text_attribute("/VTKHDF", "Type"), "UnstructuredGrid");
  for (const char* count : {"NumberOfPoints", "NumberOfCells", "NumberOfConnectivityIds"})
    EXPECT_EQ(file.get<std::int64_t>(std::string("/VTKHDF/") + count),
              std::vector<std::int64_t>{n});
  EXPECT_EQ(file.shape("/VTKHDF/Points"), (std::vector<std::uint64_t>{s.drawn.size(), 3}));
  EXPECT_EQ(file.get<std::int64_t>("/VTKHDF/Offsets").back(), n);
  const auto points = file.get<float>("/VTKHDF/Points");
  const auto id = file.get<std::uint64_t>("/VTKHDF/PointData/id");
  const auto surface = file.get<std::uint8_t>("/VTKHDF/PointData/surface");
  for (std::size_t i = 0; i < s.drawn.size(); ++i) {
    EXPECT_EQ(id[i], s.drawn[i].id);
    EXPECT_EQ(points[3 * i + 2], s.drawn[i].z);
    EXPECT_EQ(surface[i] == no_surface, s.drawn[i].compartment != graft::Compartment::adherent);
  }
  EXPECT_EQ(file.error(), "");
}

TEST(Vtkhdf, AFieldHasXFastest) {
  const test::ScratchFolder scratch;
  const fs::path path = scratch.path() / "field.vtkhdf";
  const graft::FieldSlice& field = graft_example().fields.front();
  ASSERT_TRUE(write_vtkhdf(path, field).has_value());
  Hdf5File file(path, Hdf5Mode::read);
  EXPECT_EQ(file.text_attribute("/VTKHDF", "Type"), "ImageData");
  EXPECT_EQ(file.attribute<double>("/VTKHDF", "time_h"), std::vector<double>{24});
  EXPECT_EQ(file.shape("/VTKHDF/PointData/oxygen"),
            (std::vector<std::uint64_t>{field.n[2], field.n[1], field.n[0]}));
  EXPECT_EQ(file.attribute<std::int64_t>("/VTKHDF", "WholeExtent")[1],
            std::int64_t{field.n[0]} - 1);
  EXPECT_EQ(file.attribute<double>("/VTKHDF", "Origin"),
            (std::vector<double>{field.origin.begin(), field.origin.end()}));
  const auto values = file.get<float>("/VTKHDF/PointData/oxygen");
  const std::size_t middle = field.n[0] * (4 + field.n[1] * 4) + 7;
  EXPECT_EQ(values.at(middle), field.values[middle]);
}

TEST(Vtkhdf, NobodyIsAValidFile) {
  const test::ScratchFolder scratch;
  const fs::path path = scratch.path() / "empty.vtkhdf";
  ASSERT_TRUE(write_vtkhdf(path, graft::Snapshot{}).has_value());
  Hdf5File file(path, Hdf5Mode::read);
  EXPECT_EQ(file.shape("/VTKHDF/Points"), (std::vector<std::uint64_t>{0, 3}));
}

TEST(Vtkhdf, CannotBeWritten) {
  const test::ScratchFolder scratch;
  const auto written = write_vtkhdf(scratch.path() / "no" / "folder", graft_example().snapshots[0]);
  ASSERT_FALSE(written.has_value());
  EXPECT_EQ(written.error()[0].rule, "io.write");
}

TEST(GraftCsv, Headers) {
  const auto& r = graft_example();
  EXPECT_EQ(graft_header(graft_cells()),
            "time_h,id,clone,type,compartment,surface,x_mm,y_mm,z_mm,radius_um");
  EXPECT_EQ(graft_header(counts_csv(r.snapshots)),
            "time_h,compartment,region,simulated_cells,cells");
  EXPECT_EQ(graft_header(ledger_csv(r.snapshots)),
            "time_h,injected,born,suspended,bedload,adherent,parenchyma,dead,left,balanced,starved,"
            "cells_per_simulated");
  EXPECT_EQ(graft_header(types_csv(r)),
            "time_h,type,simulated_cells,cells,cells_se,cells_low95,cells_high95");
  EXPECT_EQ(graft_header(surfaces_csv(r)),
            "time_h,surface,simulated_cells,cells,cells_se,cells_low95,cells_high95");
  EXPECT_EQ(
      graft_header(lesion_csv(r)),
      "time_h,lesion_simulated_cells,adherent_simulated_cells,share,share_low95,share_high95");
  EXPECT_EQ(graft_header(nulls_csv(r.nulls)), "null_model,meaning,share,share_low95,share_high95");
  EXPECT_EQ(graft_header(fields_csv(r.fields)), "field,unit,time_h,x_mm,points,mean,least,most");
  EXPECT_EQ(graft_header(risk_csv(r.risk)), "take_probability,risk_probability");
}

TEST(GraftCsv, CellsComeBack) {
  const auto rows = graft_rows(graft_cells());
  std::size_t at = 1;
  for (const graft::Snapshot& s : graft_example().snapshots)
    for (const graft::DrawnCell& cell : s.drawn) {
      const auto& row = rows.at(at++);
      ASSERT_EQ(row.size(), 10u);
      EXPECT_EQ(std::stod(row[0]), s.hours);
      EXPECT_EQ(std::stoull(row[1]), cell.id);
      EXPECT_EQ(row[3], name(cell.type));
      EXPECT_EQ(row[5].empty(), cell.compartment != graft::Compartment::adherent);
      EXPECT_EQ(std::stof(row[6]), cell.x);
      EXPECT_EQ(std::stof(row[9]), cell.radius);
    }
  EXPECT_EQ(at, rows.size());
}

// The counts by region of a compartment are its cells in the ledger.
TEST(GraftCsv, CountsSumToTheLedger) {
  const auto& snapshots = graft_example().snapshots;
  std::map<std::pair<std::string, std::string>, std::uint64_t> sums;
  const auto rows = graft_rows(counts_csv(snapshots));
  for (std::size_t i = 1; i < rows.size(); ++i) {
    sums[{rows[i][0], rows[i][1]}] += std::stoull(rows[i][3]);
    EXPECT_EQ(std::stod(rows[i][4]), 20 * std::stod(rows[i][3]));
  }
  const auto ledger = graft_rows(ledger_csv(snapshots));
  for (std::size_t i = 1; i < ledger.size(); ++i) {
    EXPECT_EQ(ledger[i][9], "1");
    for (std::size_t c = 3; c < 8; ++c)
      EXPECT_EQ((sums[{ledger[i][0], ledger[0][c]}]), std::stoull(ledger[i][c]));
  }
}

// Every record is as long as its header, and every share lies in its interval.
TEST(GraftCsv, NoiseStandsBesideEveryCount) {
  graft::GraftResult r = graft_example();
  for (const std::string& csv : {types_csv(r), surfaces_csv(r)}) {
    const auto rows = graft_rows(csv);
    for (std::size_t i = 1; i < rows.size(); ++i) {
      ASSERT_EQ(rows[i].size(), 7u);
      if (rows[i][3].empty() || rows[i][6].empty()) continue;
      EXPECT_LE(std::stod(rows[i][5]), std::stod(rows[i][3]));
      EXPECT_GE(std::stod(rows[i][6]), std::stod(rows[i][3]));
      EXPECT_GT(std::stod(rows[i][4]), 0);
    }
  }
  for (graft::Snapshot& s : r.snapshots) s.weight = 1;
  const auto whole = graft_rows(types_csv(r));
  for (std::size_t i = 1; i < whole.size(); ++i) {
    EXPECT_EQ(whole[i][4], "0");
    EXPECT_EQ(whole[i][5], whole[i][3]);
    EXPECT_EQ(whole[i][6], whole[i][3]);
  }
}

// The share that stands beside the null models is the same number in every file.
TEST(GraftCsv, TheShareOnTheLesionIsThatOfTheResult) {
  auto input = test::example_graft_input(60);
  const graft::LesionAdherence lesion{72, 0.0227, 0.0217, 0.0237, 227, 10000};
  input.result.lesion_adherence = lesion;
  const auto json = nlohmann::json::parse(graft_summary_json(input));
  EXPECT_EQ(json["lesion_adherence"]["lesion_adherent"]["share"], lesion.share);
  EXPECT_EQ(json["lesion_adherence"]["lesion_adherent"]["low95"], lesion.low);
  EXPECT_EQ(json["lesion_adherence"]["lesion_adherent"]["high95"], lesion.high);
  const auto rows = graft_rows(lesion_csv(input.result));
  const auto row = std::ranges::find_if(
      rows, [&](const auto& r) { return r[0] == report::shortest(lesion.hours); });
  ASSERT_NE(row, rows.end());
  EXPECT_EQ(std::stoull((*row)[1]), lesion.on_lesion);
  EXPECT_EQ(std::stoull((*row)[2]), lesion.adherent);
  EXPECT_EQ(std::stod((*row)[3]), lesion.share);
  EXPECT_EQ(std::stod((*row)[4]), lesion.low);
  EXPECT_EQ(std::stod((*row)[5]), lesion.high);
}

namespace {

std::string graft_text_of(const fs::path& file) { return *read_bytes(file); }

/// "file.csv column" of every row of the dictionary.
std::set<std::string> graft_dictionary() {
  std::istringstream text(graft_text_of(fs::path(CAUDATA_SOURCE_DIR) / "docs" / "graft-files.md"));
  std::set<std::string> names;
  bool inside = false;
  for (std::string line; std::getline(text, line);) {
    if (line.starts_with("#")) inside = line == "## Data dictionary";
    std::vector<std::string> words;
    for (std::size_t at = 0; inside && line.starts_with("| `") && words.size() < 2;) {
      const std::size_t from = line.find('`', at), to = line.find('`', from + 1);
      if (from == std::string::npos || to == std::string::npos) break;
      words.push_back(line.substr(from + 1, to - from - 1));
      at = to + 1;
    }
    if (words.size() != 2) continue;
    EXPECT_TRUE(names.insert(words[0] + " " + words[1]).second) << line;
  }
  return names;
}

}  // namespace

TEST(GraftCsv, EveryColumnIsInTheDictionary) {
  const test::ScratchFolder scratch;
  ASSERT_TRUE(write_graft_folder(scratch.path(), test::example_graft_input(20), {}).has_value());
  std::set<std::string> columns;
  for (const auto& file : fs::directory_iterator(scratch.path())) {
    if (file.path().extension() != ".csv") continue;
    const auto header = graft_rows(graft_header(graft_text_of(file)) + "\r\n");
    for (const std::string& column : header.at(0)) {
      columns.insert(file.path().filename().string() + " " + column);
      EXPECT_LE(column.size(), 32u) << "SAS has names of 32 letters";
      EXPECT_EQ(column.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_"),
                std::string::npos);
    }
  }
  EXPECT_EQ(columns, graft_dictionary());
}

TEST(GraftCsv, ProfilesAreOfDefinedPointsAlone) {
  graft::FieldSlice f{"glucose", "mM", 2, {2, 2, 1}, {10, 0, 0}, {0.5, 1, 1}, {}};
  const float none = std::numeric_limits<float>::quiet_NaN();
  f.values = {1, none, 3, none};
  EXPECT_EQ(fields_csv({f}),
            "field,unit,time_h,x_mm,points,mean,least,most\r\nglucose,mM,2,10,2,2,1,3\r\n");
}

TEST(GraftCsv, PublishedRowsSayTheirVerdict) {
  EXPECT_EQ(published_csv(graft_example().published),
            "id,what,verdict,ours,observed,lower,upper,unit,species,source,reason\r\n"
            "made-up-velocity,made-up velocity,inside,4.9,4.5,3.6,5.4,cm/s,human,a made-up "
            "example,\r\n"
            "made-up-share,\"made-up share, \"\"dorsal\"\"\",missed,0.25,dorsal,0.5,,share,rat,"
            "\"another, with a comma\",\r\n"
            "made-up-end,made-up survival,not judged,,none found,,0.001,share,rat,a made-up "
            "example,the run ends too early\r\n");
}

TEST(Swc, HasSevenColumnsAndOneRoot) {
  const graft::AxonTree axon{
      255, {{1, 0, -0.5f, 6}, {1.25f, 0, 0, 0.5f}, {1, 0.002f, 0, 0.5f}}, {-1, 0, 0}};
  const std::string text = to_swc(axon);
  EXPECT_EQ(text.substr(text.find("\n1 ") + 1),
            "1 1 1000.000 0.000 -500.000 6.0000 -1\n"
            "2 2 1250.000 0.000 0.000 0.5000 1\n"
            "3 2 1000.000 2.000 0.000 0.5000 1\n");
  EXPECT_EQ(text.front(), '#');
  EXPECT_EQ(swc_name(axon), "axons/neuron-00000000000000ff.swc");
}

TEST(GraftSummary, SaysWhatTheResultSays) {
  const auto input = test::example_graft_input(60);
  const auto json = nlohmann::json::parse(graft_summary_json(input));
  EXPECT_EQ(json["format"], "caudata-graft-summary");
  ASSERT_EQ(json["snapshots"].size(), input.result.snapshots.size());
  const auto& last = json["snapshots"].back();
  const auto& s = input.result.snapshots.back();
  EXPECT_EQ(last["compartments"]["dead"], s.ledger[graft::Compartment::dead]);
  EXPECT_EQ(last["balanced"], true);
  std::uint64_t dead = 0;
  for (const auto& [region, cells] : last["regions"]["dead"].items())
    dead += cells.get<std::uint64_t>();
  EXPECT_EQ(dead, s.ledger[graft::Compartment::dead]);
  EXPECT_EQ(json["null_models"][0]["name"], "geometric");
  ASSERT_EQ(json["published"].size(), 3u);
  EXPECT_EQ(json["published"][1]["verdict"], "missed");
  EXPECT_EQ(json["published"][1]["ours"], 0.25);
  EXPECT_TRUE(json["published"][1]["upper"].is_null());
  EXPECT_TRUE(json["published"][2]["ours"].is_null());
  EXPECT_EQ(json["published"][2]["reason"], "the run ends too early");
  EXPECT_EQ(json["case"]["lesion"]["level"], "C5");
  EXPECT_EQ(json["case"]["block"]["passage_share"], 0.6);
  EXPECT_EQ(json["peaks"]["thickest_pile_mm"], 0.21);
  EXPECT_GT(last["living"]["se"], 0);
  EXPECT_EQ(json["null_models"][1]["lesion_adherent"]["low95"], 0.011);
  EXPECT_EQ(json["lesion_adherence"]["time_h"], input.result.lesion_adherence.hours);
  EXPECT_EQ(json["take_risk"]["risk"].size(), input.result.risk.risk.size());
}

TEST(GraftFolder, IsWholeAndTheSameEachTime) {
  const test::ScratchFolder scratch;
  const auto input = test::example_graft_input(60);
  for (const char* run : {"a", "b"})
    ASSERT_TRUE(
        write_graft_folder(scratch.path() / run, input, {"# protocol\n", "# case\n"}).has_value());
  EXPECT_TRUE(verify_run_folder(scratch.path() / "a").empty());
  EXPECT_EQ(*read_bytes(scratch.path() / "a" / "manifest.json"),
            *read_bytes(scratch.path() / "b" / "manifest.json"));
  const auto manifest = read_manifest(scratch.path() / "a" / "manifest.json");
  ASSERT_TRUE(manifest.has_value());
  std::set<std::string> files;
  for (const ManifestEntry& file : manifest->files) files.insert(file.path);
  for (const char* file :
       {"graft.html", "summary.json", "cells.csv", "counts.csv", "ledger.csv", "types.csv",
        "surfaces.csv", "lesion.csv", "nulls.csv", "fields.csv", "risk.csv", "published.csv",
        "cells/cells-0000.vtkhdf", "cells/cells-0008.vtkhdf", "fields/oxygen-0001.vtkhdf",
        "tables/report-ledger.csv", "tables/parameters.csv", "parameters.toml", "protocol.toml"})
    EXPECT_TRUE(files.contains(file)) << file;
}

TEST(GraftFolder, NothingIsLeftWhereItCannotBeWritten) {
  const test::ScratchFolder scratch;
  ASSERT_TRUE(write_atomically(scratch.path() / "cells", "a file where a folder should be"));
  EXPECT_FALSE(write_graft_folder(scratch.path(), test::example_graft_input(20), {}).has_value());
  std::vector<std::string> left;
  for (const auto& entry : fs::recursive_directory_iterator(scratch.path()))
    left.push_back(entry.path().filename().string());
  EXPECT_EQ(left, std::vector<std::string>{"cells"});
}

}  // namespace caudata::io
