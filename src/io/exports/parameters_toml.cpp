// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "io/exports/tables.hpp"
#include "report/number_text.hpp"
#include "report/parameter_value.hpp"

namespace caudata::io {
namespace {

/// A basic string of TOML 1.0.
std::string quoted(const std::string& text) {
  std::string q = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      q += '\\';
      q += c;
    } else if (byte < 0x20 || byte == 0x7f) {
      q += fmt::format("\\u{:04X}", byte);
    } else {
      q += c;
    }
  }
  return q + '"';
}

/// A TOML float: a number that looks like an integer gets its point.
std::string toml_float(double value) {
  std::string text = report::shortest(value);
  if (text.find_first_of(".en") == std::string::npos) text += ".0";
  return text;
}

}  // namespace

ExportedFile parameters_toml(const report::ReportInput& input) {
  std::string text = "# Every parameter value this run used, with its provenance.\n";
  for (const core::Parameter& p : input.parameters)
    text += fmt::format(
        "\n[parameter.{}]\nvalue = {}\nunit = {}\nprior = {}\ngrade = \"{}\"\nspecies = "
        "{}\nmeaning = {}\nsource = {}\n",
        quoted(p.path), toml_float(report::value_used(input, p)), quoted(p.unit),
        quoted(core::to_text(p.prior)), core::letter(p.grade), quoted(p.species), quoted(p.meaning),
        quoted(p.source));
  return {"parameters.toml", text, "every parameter value used"};
}

}  // namespace caudata::io
