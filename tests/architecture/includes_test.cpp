// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>

#include "architecture/source_tree.hpp"

namespace caudata::test {
namespace {

using Names = std::set<std::string>;

/// What a layer may include beside itself: everything to its left in docs/ARCHITECTURE.md.
const std::map<std::string, Names>& may_include() {
  static const std::map<std::string, Names> layers = [] {
    std::map<std::string, Names> m{
        {"core", {}},
        {"isncsci", {"core"}},
        {"product", {"core"}},
        {"anatomy", {"core"}},
        {"design", {"core"}},
        {"graft", {"core", "product", "anatomy"}},
        {"safety", {"core", "product", "anatomy", "graft"}},
        {"patient", {"core", "isncsci", "product", "anatomy", "graft", "safety"}},
        {"evidence", {"core", "isncsci", "product", "anatomy", "graft", "safety", "patient"}}};
    Names left{"core",   "isncsci", "product",  "anatomy", "graft",
               "safety", "patient", "evidence", "design"};
    for (const char* layer : {"trial", "oc", "report", "io", "app"}) {
      m[layer] = left;
      left.insert(layer);
    }
    return m;
  }();
  return layers;
}

struct Include {
  std::string file, layer, header;
  int line;
};

std::vector<Include> all_includes() {
  static const std::regex include(R"re(^\s*#\s*include\s*["<]([^">]+)[">])re");
  std::vector<Include> found;
  for (const SourceFile& file : program_sources()) {
    for (const SourceLine& line : file.lines) {
      std::smatch match;
      if (std::regex_search(line.code, match, include))
        found.push_back({file.path, file.layer, match[1], line.number});
    }
  }
  return found;
}

bool points_right(const Include& include) {
  const std::string to = include.header.substr(0, include.header.find('/'));
  return to != include.layer && may_include().contains(to) &&
         !may_include().at(include.layer).contains(to);
}

/// Headers of parsers and serialisers, and the layers that may see them.
struct Guarded {
  const char* pattern;
  Names layers;
};
const std::vector<Guarded>& guarded_headers() {
  static const std::vector<Guarded> guarded{
      {"^toml\\+\\+/", {"io"}}, {"^nlohmann/", {"io", "app"}},
      {"^sqlite3", {"io"}},     {"^openssl/", {"io"}},
      {"^pugixml", {"io"}},     {"^hdf5", {"io"}},
      {"^CLI/", {"app"}},       {"^(random|ctime|fstream|iostream|filesystem)$", {"io", "app"}}};
  return guarded;
}

}  // namespace

TEST(Includes, EveryFolderOfTheProgramIsALayer) {
  for (const SourceFile& file : program_sources()) {
    // The prelude is machinery of the build and includes no layer.
    const bool prelude = file.layer == "prelude.hpp";
    EXPECT_TRUE(prelude || may_include().contains(file.layer)) << file.path;
  }
  EXPECT_GT(program_sources().size(), 100u);
}

TEST(Includes, NonePointsToALayerOnTheRight) {
  int upward = 0;
  for (const Include& include : all_includes()) {
    if (!points_right(include)) continue;
    ++upward;
    ADD_FAILURE() << include.file << ":" << include.line << " includes " << include.header;
  }
  EXPECT_EQ(upward, 0);
}

TEST(Includes, TheRuleSeesAnIncludeThatPointsRight) {
  EXPECT_TRUE(points_right({"core/x.cpp", "core", "design/record.hpp", 1}));
  EXPECT_TRUE(points_right({"design/x.cpp", "design", "patient/population.hpp", 1}));
  EXPECT_FALSE(points_right({"trial/x.cpp", "trial", "core/stream.hpp", 1}));
}

TEST(Includes, ParserFileAndClockHeadersStayAtTheBorder) {
  for (const Include& include : all_includes()) {
    for (const Guarded& guarded : guarded_headers()) {
      if (!std::regex_search(include.header, std::regex(guarded.pattern))) continue;
      EXPECT_TRUE(guarded.layers.contains(include.layer))
          << include.file << ":" << include.line << " includes " << include.header;
    }
  }
}

}  // namespace caudata::test
