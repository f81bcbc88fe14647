// SPDX-License-Identifier: Apache-2.0
#include "io/standalone_svg.hpp"

#include "core/contract.hpp"
#include "io/embedded.hpp"

namespace caudata::io {
namespace {

std::string_view styles() {
  for (const EmbeddedFile& file : embedded_files())
    if (file.path == "web/report/report.css") return file.text;
  core::contract_broken("styles", "the file is embedded", __FILE__, __LINE__);
}

}  // namespace

std::string standalone_svg(std::string_view svg) {
  constexpr std::string_view opening = "<svg ";
  EXPECTS(svg.starts_with(opening));
  const auto first_tag_end = svg.find('>') + 1;
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg ";
  if (svg.substr(0, first_tag_end).find("xmlns=") == std::string_view::npos)
    out += "xmlns=\"http://www.w3.org/2000/svg\" ";
  out += svg.substr(opening.size(), first_tag_end - opening.size());
  out += "<style><![CDATA[";
  out += styles();
  out += "]]></style>";
  out += svg.substr(first_tag_end);
  return out + "\n";
}

}  // namespace caudata::io
