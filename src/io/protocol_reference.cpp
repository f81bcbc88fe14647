// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "io/json_schema.hpp"
#include "trial/comparison.hpp"
#include "trial/graft_case/graft_file.hpp"
#include "trial/schema_outline.hpp"

namespace caudata::io {
namespace {

using trial::Shape;
using Form = trial::Shape::Form;

bool is_list_of_tables(const Shape& shape) {
  return shape.form == Form::list && shape.items.front().form == Form::table;
}
bool is_section(const Shape& shape) {
  return shape.form == Form::table || is_list_of_tables(shape);
}

std::string written(const Shape& shape) {
  if (shape.form == Form::list) return "list: " + written(shape.items.front());
  if (!shape.choices.empty()) return fmt::format("`\"{}\"`", fmt::join(shape.choices, "\"`, `\""));
  if (shape.lower && shape.upper && shape.form == Form::integer && *shape.upper < 1e15)
    return fmt::format("{} from {:.0f} to {:.0f}", shape.meaning, *shape.lower, *shape.upper);
  return fmt::format("{}, `{}`", shape.meaning, shape.example);
}

std::string rows(const Shape& table) {
  std::string out = "| key | meaning | written as |\n|---|---|---|\n";
  for (const Shape::Field& field : table.fields)
    if (!is_section(field.shape))
      out += fmt::format("| `{}`{} | {} | {} |\n", field.name,
                         field.presence == trial::Presence::required ? "" : " (optional)",
                         field.meaning, written(field.shape));
  return out;
}

std::string section(const std::string& path, const Shape::Field& field) {
  const bool many = is_list_of_tables(field.shape);
  const Shape& table = many ? field.shape.items.front() : field.shape;
  const bool needed = field.presence == trial::Presence::required;
  std::string out = fmt::format("\n## `{}{}{}`\n\n{}{}.\n\n", many ? "[[" : "[", path,
                                many ? "]]" : "]", field.meaning, needed ? "" : " (optional)");
  out += rows(table);
  for (const Shape::Field& inner : table.fields)
    if (is_section(inner.shape)) out += section(path + "." + inner.name, inner);
  return out;
}

std::string sections(const Shape& outline) {
  std::string out = rows(outline);
  for (const Shape::Field& field : outline.fields)
    if (is_section(field.shape)) out += section(field.name, field);
  return out;
}

constexpr std::string_view small_design_file = R"(schema = "caudata-design/1"

[comparison]
id        = "SMALL"
title     = "BOIN against 3+3 on three doses"
tolerated = 0.25

[run]
seed   = 1
trials = 10000

[[product.dose]]
name  = "low"
cells = "1e7 cells"
[[product.dose]]
name  = "middle"
cells = "3e7 cells"
[[product.dose]]
name  = "high"
cells = "9e7 cells"

[[part]]
name            = "SAD"
doses           = ["low", "middle", "high"]
dosing_days     = ["day 1"]
dlt_window      = "28 d"
dlt_window_from = "first dose"

[accrual]
rate = "1 / mo"

[[design]]
design = "3+3"

[[design]]
label     = "BOIN, at most 15"
design    = "BOIN"
options   = { target = 0.25, max_patients = 30 }
modifiers = [{ name = "stop at n", n = 15 }]

[[scenario]]
name    = "middle"
summary = "The middle dose is the highest that is tolerated."
dlt     = { SAD = [0.05, 0.2, 0.45] }
)";

constexpr std::string_view small_graft_file = R"(schema = "caudata-graft/1"

[subject]
name = "supine, T6"
sex  = "male"

[lesion]
level  = "T6"
length = "60 mm"

[administration]
part = "SAD"
dose = "H"
)";

}  // namespace

std::string design_file_reference() {
  return fmt::format(
             "# The design file\n\nFormat `{}`. Files are TOML and end in `.design.toml`; `caudata "
             "oc` compares the designs, `caudata optimise` searches options. This page is made "
             "from the list of fields that the program reads. The ladder, its parts, gates and "
             "scenarios are written as in [a protocol](protocol.md); the designs and their options "
             "are in [designs.md](designs.md). A key that is not listed here is an error.\n\n",
             trial::comparison_schema) +
         fmt::format(
             "`caudata check FILE` looks for errors, `caudata oc FILE` compares. A whole file:\n\n"
             "```toml\n{}```\n\n",
             small_design_file) +
         "`cells` is the amount of a dose. Only BLRM, EWOC and EffTox look at amounts, and only at "
         "their ratios, so write 10 mg as `\"10 cells\"` if the product is no cells. The other "
         "designs "
         "need no more than the order of the doses.\n\n" +
         sections(trial::comparison_outline());
}

std::string graft_file_reference() {
  return fmt::format(
             "# The graft case file\n\nFormat `{}`. Files are TOML and end in `.graft.toml`: one "
             "person and how they get the cells. `caudata graft PROTOCOL --patient FILE` follows "
             "the cells. This page is made from the list of fields that the program reads. A key "
             "that is not listed here is an error. All errors of a file are shown at once, each "
             "with its line.\n\n",
             trial::graft_case_schema) +
         "What a file leaves open has the central value of its prior in `data/`, and the result "
         "lists every value assumed so with its parameter (`caudata parameters NAME` shows the "
         "prior, its grade and its source). The doses are those of the protocol: name a part and a "
         "dose here or by `--part` and `--dose`; where the protocol has but one, it is taken. A "
         "quantity is a text with its unit: `mm` or `cm`; `mL`; `mL/min`; `g/mL` or `kg/m3`; "
         "`mPa.s`; `/min`; `h`, `min` or `d`.\n\nA whole file:\n\n```toml\n" +
         std::string(small_graft_file) + "```\n\n" + sections(trial::graft_case_outline());
}

std::string protocol_reference() {
  const Shape outline = trial::protocol_outline();
  std::string out = fmt::format(
      "# The protocol file\n\nFormat `{}`. Files are TOML and end in `.protocol.toml`. This page "
      "is made from the list of fields "
      "that the program reads. A duration is a number with `d`, `wk`, `mo` (30.4375 d) or `y` "
      "(365.25 d), rounded to whole days; "
      "study day 1 is the day of the first dose; probabilities are plain numbers from 0 to 1. A "
      "key that is not listed here is "
      "an error.\n\n",
      trial::protocol_schema);
  return out + sections(outline);
}

}  // namespace caudata::io
