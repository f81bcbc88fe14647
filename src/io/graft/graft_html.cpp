// SPDX-License-Identifier: Apache-2.0
#include "io/graft/graft_html.hpp"

#include <fmt/format.h>

#include "io/graft/view_data.hpp"
#include "io/html_report.hpp"
#include "report/graft/graft_figures.hpp"
#include "report/number_text.hpp"
#include "report/svg.hpp"

namespace caudata::io {
namespace {

/// What is shown as long as the script has not taken over; on paper it is always.
std::string still_html(const report::Figure& still) {
  return fmt::format(
      "<p class=\"needs\">The view in three dimensions needs scripts and WebGL. The picture and "
      "the "
      "tables below say the same without.</p>\n"
      "<figure class=\"still\" id=\"figure-{}\">\n<div class=\"scroll\" tabindex=\"0\" "
      "role=\"region\" aria-label=\"Still picture\">{}</div>\n<figcaption>{}</figcaption>\n"
      "</figure>\n",
      still.id, still.svg, report::escape_markup(still.caption));
}

constexpr const char* stage_html =
    "<div class=\"stage\" hidden><canvas tabindex=\"0\" role=\"img\" "
    "aria-describedby=\"graft-readout\" aria-label=\"Canal, cord, "
    "lesion and cells in three dimensions. Keys: arrows move along and turn, plus and minus zoom, "
    "brackets tilt, comma and full stop change the time, L looks at the lesion, Home at the whole "
    "canal.\"></canvas></div>\n"
    "<div class=\"panel\" hidden><div class=\"time\"><button type=\"button\" "
    "class=\"play\">Play</button><label for=\"graft-time\">Time</label><input id=\"graft-time\" "
    "type=\"range\" min=\"0\" max=\"0\" step=\"1\" value=\"0\"><output "
    "for=\"graft-time\"></output></div></div>\n"
    "<p class=\"readout\" id=\"graft-readout\" aria-live=\"polite\" hidden></p>\n";

std::string view_note(const graft::GraftResult& result, std::size_t bytes) {
  std::uint64_t most = 0;
  for (const graft::Snapshot& s : result.snapshots)
    most = std::max<std::uint64_t>(most, s.drawn.size());
  return fmt::format(
      "<p class=\"view-note\">A subsample of at most {} cells a time, the same cells at every "
      "time, "
      "each drawn larger than it is. Cells that left the canal are not drawn. Drag along the cord "
      "to "
      "move, across to turn it, with Shift to tilt; pinch, or the wheel once the picture was "
      "clicked, to zoom. Keys, once it has the focus: arrows, + and −, brackets, comma and full "
      "stop for the time, L for the lesion, Home for all. The numbers behind it are the tables of "
      "the sections below; cells.csv has every drawn cell. The picture takes {} MB of this page "
      "and needs no network.</p>\n",
      report::with_commas(most), report::fixed(static_cast<double>(bytes) / 1e6, 1));
}

std::string view_html(const report::GraftInput& input, std::size_t script_bytes) {
  const std::string data = view_data(input.result);
  return fmt::format(
      "<div class=\"graft-view\" id=\"graft-view\" data-colour=\"compartment\">\n<h2>The cells in "
      "the canal</h2>\n{}{}{}</div>\n<script type=\"application/json\" "
      "id=\"graft-data\">{}</script>\n",
      stage_html, still_html(report::graft_still(input)),
      view_note(input.result, data.size() + script_bytes), data);
}

/// The licence stays with the copy, in a comment before it that ends where it must.
std::string three_with_licence() {
  return fmt::format("/* three.js r111\n{}*/\n{}", page_asset("web/third_party/three/LICENSE"),
                     page_asset("web/third_party/three/three.min.js"));
}

}  // namespace

std::string graft_html(const report::GraftInput& input, const report::Document& document) {
  const std::string three = three_with_licence();
  return to_html(document, {std::string(page_asset("web/graft/graft.css")),
                            view_html(input, three.size()),
                            {three, page_asset("web/graft/graft.js")}});
}

}  // namespace caudata::io
