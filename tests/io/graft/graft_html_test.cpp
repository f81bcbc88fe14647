// SPDX-License-Identifier: Apache-2.0
#include "io/graft/graft_html.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "io/graft/view_data.hpp"
#include "io/html_report.hpp"
#include "io/sha256.hpp"
#include "report/graft/graft_page.hpp"
#include "support/example_graft.hpp"

namespace caudata::io {
namespace {

std::string graft_page(const report::GraftInput& input) {
  return graft_html(input, report::compose(input));
}
const std::string& graft_page_example() {
  static const std::string html = graft_page(test::example_graft_input(50));
  return html;
}

std::size_t graft_count(const std::string& text, const std::string& what) {
  std::size_t n = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++n;
  return n;
}

/// The page without what is inside of its scripts and styles.
std::string graft_markup(const std::string& html) {
  std::string markup;
  std::size_t at = 0;
  for (;;) {
    const std::size_t begin = std::min(html.find("<script", at), html.find("<style", at));
    if (begin == std::string::npos) return markup + html.substr(at);
    const bool script = html.compare(begin, 7, "<script") == 0;
    const std::size_t inside = html.find('>', begin) + 1;
    markup += html.substr(at, inside - at);
    at = html.find(script ? "</script>" : "</style>", inside);
  }
}

/// Elements that are open at the end, or the first that closes wrongly.
std::vector<std::string> unbalanced(const std::string& markup) {
  static const std::set<std::string> empty{"meta", "input", "br", "!doctype"};
  static const std::regex tag(R"re(<(/?)([a-zA-Z!][a-zA-Z0-9]*)([^<>]*)>)re");
  std::vector<std::string> open;
  for (auto it = std::sregex_iterator(markup.begin(), markup.end(), tag);
       it != std::sregex_iterator(); ++it) {
    const std::string name = (*it)[2], rest = (*it)[3];
    if (empty.contains(name) || rest.ends_with('/')) continue;
    if ((*it)[1].length() == 0) {
      open.push_back(name);
    } else if (!open.empty() && open.back() == name) {
      open.pop_back();
    } else {
      return {"wrong end: " + name};
    }
  }
  return open;
}

std::string graft_bytes(const std::string& base64_text) {
  static const std::string digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  unsigned bits = 0, held = 0;
  for (const char c : base64_text) {
    if (c == '=') break;
    bits = bits << 6 | static_cast<unsigned>(digits.find(c));
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes += static_cast<char>(bits >> held & 0xff);
  }
  return bytes;
}

nlohmann::json graft_view_json(const graft::GraftResult& result) {
  return nlohmann::json::parse(view_data(result));
}

}  // namespace

TEST(GraftHtml, IsWellFormed) {
  EXPECT_EQ(unbalanced(graft_markup(graft_page_example())), std::vector<std::string>{});
  EXPECT_EQ(unbalanced("<p><b></p></b>"), std::vector<std::string>{"wrong end: p"});
  EXPECT_EQ(unbalanced("<p><input></p><div>"), std::vector<std::string>{"div"});
}

TEST(GraftHtml, EveryIdIsThereOnceAndEveryLinkHasItsTarget) {
  const std::string markup = graft_markup(graft_page_example());
  std::set<std::string> ids;
  static const std::regex id(R"re( id="([^"]+)")re"),
      link(R"re( (?:href="#|for="|aria-labelledby=")([^" ]+))re");
  for (auto it = std::sregex_iterator(markup.begin(), markup.end(), id);
       it != std::sregex_iterator(); ++it)
    EXPECT_TRUE(ids.insert((*it)[1]).second) << (*it)[1];
  for (auto it = std::sregex_iterator(markup.begin(), markup.end(), link);
       it != std::sregex_iterator(); ++it)
    EXPECT_TRUE(ids.contains((*it)[1])) << (*it)[1];
}

// The cells of the one missed row of the example, and of no other; the style knows the class.
TEST(GraftHtml, MissedMeasurementsAreMarked) {
  const std::string markup = graft_markup(graft_page_example());
  EXPECT_EQ(graft_count(markup, "class=\"missed\""), 2u);
  EXPECT_EQ(graft_count(markup, "class=\"r missed\""), 1u);
  EXPECT_NE(markup.find("<td class=\"missed\">missed</td>"), std::string::npos);
  EXPECT_EQ(graft_count(std::string(page_asset("web/graft/graft.css")), ".missed {"), 1u);
}

TEST(GraftHtml, NeedsNoNetwork) {
  const std::string markup = graft_markup(graft_page_example());
  EXPECT_EQ(graft_count(markup, "http://"), 0u);
  EXPECT_EQ(graft_count(markup, "https://"), 0u);
  for (const char* element : {"<link", "<img", "<iframe", "<object", "<embed", "<base", " src="})
    EXPECT_EQ(graft_count(markup, element), 0u) << element;
  EXPECT_NE(markup.find("default-src 'none'"), std::string::npos);
  // three.js names the namespace of XHTML and a paper in a comment of a shader; ours names nothing.
  EXPECT_EQ(graft_count(std::string(page_asset("web/graft/graft.js")), "http"), 0u);
  EXPECT_EQ(graft_count(std::string(page_asset("web/graft/graft.css")), "url("), 0u);
  for (const char* call : {"fetch(", "WebSocket", "importScripts", "sendBeacon"})
    EXPECT_EQ(graft_count(std::string(page_asset("web/graft/graft.js")), call), 0u) << call;
}

TEST(GraftHtml, PolicyAllowsEachScriptByItsHash) {
  const std::string& html = graft_page_example();
  std::size_t scripts = 0;
  for (auto at = html.find("<script>"); at != std::string::npos;
       at = html.find("<script>", at + 1)) {
    const std::size_t begin = at + 8;
    const std::string inside = html.substr(begin, html.find("</script>", begin) - begin);
    EXPECT_NE(html.find("'sha256-" + sha256_base64(inside) + "'"), std::string::npos);
    ++scripts;
  }
  EXPECT_EQ(scripts, 3u);                                // three.js, the view, the report's
  EXPECT_EQ(graft_count(html, "<script"), scripts + 1);  // and the data
  for (const char* attribute : {" style=\"", " onclick=", " onload="})
    EXPECT_EQ(graft_count(graft_markup(html), attribute), 0u) << attribute;
}

TEST(GraftHtml, KeepsTheLicenceOfWhatItCopies) {
  EXPECT_NE(graft_page_example().find("Copyright © 2010-2019 three.js authors"), std::string::npos);
  EXPECT_EQ(sha256_hex(page_asset("web/third_party/three/three.min.js")),
            "58adf53c787d8d845399ebf57a977fe6bc7d8b3c6b05cc09a02d373999be1e38");
}

TEST(GraftHtml, EscapesWhatAUserWrote) {
  auto input = test::example_graft_input(20);
  const std::string attack = "</script><script>alert(1)</script>\"'&";
  input.result.what.subject.name = input.result.what.plan = input.result.what.subject.ais = attack;
  input.assumed.emplace_back(attack, attack);
  input.result.nulls.front().meaning = attack;
  const std::string html = graft_page(input);
  EXPECT_EQ(graft_count(html, "<script"), 4u);
  EXPECT_EQ(html.find("alert(1)</script>"), std::string::npos);
  EXPECT_EQ(unbalanced(graft_markup(html)), std::vector<std::string>{});
}

TEST(GraftHtml, IsTheSameForTheSameResult) {
  EXPECT_EQ(graft_page(test::example_graft_input(50)), graft_page_example());
}

TEST(GraftHtml, SaysItWithoutWebGl) {
  EXPECT_NE(graft_page_example().find("needs scripts and WebGL"), std::string::npos);
  EXPECT_NE(graft_page_example().find("id=\"figure-graft-still\""), std::string::npos);
  EXPECT_NE(graft_page_example().find("No claim of efficacy"), std::string::npos);
}

TEST(ViewData, ACellIsWhereItWas) {
  const graft::GraftResult result = test::example_graft(40);
  const auto json = graft_view_json(result);
  const std::string bytes = graft_bytes(json["times"][4]["cells"]);
  std::size_t at = 0;
  const auto word = [&] {
    const auto low = static_cast<unsigned char>(bytes.at(at)),
               high = static_cast<unsigned char>(bytes.at(at + 1));
    at += 2;
    return static_cast<unsigned>(low | high << 8);
  };
  for (const graft::DrawnCell& cell : result.snapshots[4].drawn) {
    if (cell.compartment == graft::Compartment::left) continue;
    const std::array<double, 3> expected{static_cast<double>(cell.x), static_cast<double>(cell.y),
                                         static_cast<double>(cell.z)};
    for (std::size_t axis = 0; axis < 3; ++axis) {
      const double from = json["from"][axis], to = json["to"][axis];
      EXPECT_NEAR(from + word() / 65535.0 * (to - from), expected[axis], (to - from) / 65535);
    }
    const unsigned code = word();
    EXPECT_EQ(code & 15, static_cast<unsigned>(cell.type));
    EXPECT_EQ(code >> 4 & 7, static_cast<unsigned>(cell.compartment));
    EXPECT_EQ(code >> 7 & 3, static_cast<unsigned>(cell.surface));
  }
  EXPECT_EQ(at, bytes.size());
}

// Cells of all times and points of axons together.
TEST(ViewData, DrawsAtMostTheAllowedPoints) {
  graft::GraftResult result = test::example_graft(10);
  const graft::DrawnCell cell = result.snapshots[0].drawn[0];
  for (graft::Snapshot& s : result.snapshots) {
    s.drawn.assign(40'000, cell);
    for (std::size_t i = 0; i < s.drawn.size(); ++i) s.drawn[i].id = graft::cell_id(0, i);
  }
  while (result.axons.size() < 2000) result.axons.push_back(result.axons[result.axons.size() % 24]);
  const auto json = graft_view_json(result);
  std::size_t points = 0;
  std::set<std::size_t> sizes;
  for (const auto& time : json["times"]) {
    sizes.insert(graft_bytes(time["cells"]).size());
    points += graft_bytes(time["cells"]).size() / 8;
  }
  const std::size_t segments = graft_bytes(json["axons"]).size() / 12;
  const std::size_t axon_points = segments / 39 * 40;  // of trees of 40 points
  EXPECT_LE(axon_points, most_axon_points);
  EXPECT_GT(axon_points, most_axon_points - 40);
  EXPECT_LE(points + axon_points, most_drawn_points);
  EXPECT_GT(points + axon_points, most_drawn_points - 100);
  EXPECT_EQ(sizes.size(), 1u);  // the same cells at every time
}

TEST(ViewData, Base64OfKnownText) {
  EXPECT_EQ(base64(""), "");
  EXPECT_EQ(base64("f"), "Zg==");
  EXPECT_EQ(base64("fo"), "Zm8=");
  EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
}

}  // namespace caudata::io
