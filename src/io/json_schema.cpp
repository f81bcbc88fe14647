// SPDX-License-Identifier: Apache-2.0
#include "io/json_schema.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

#include "trial/comparison.hpp"
#include "trial/schema_outline.hpp"

namespace caudata::io {
namespace {

using Json = nlohmann::ordered_json;
using trial::Shape;
using Form = trial::Shape::Form;

Json schema_of(const Shape& shape);

const char* type_of(Form form) {
  switch (form) {
    case Form::text:
      return "string";
    case Form::number:
      return "number";
    case Form::integer:
      return "integer";
    case Form::boolean:
      return "boolean";
    case Form::list:
      return "array";
    case Form::table:
    case Form::open_table:
      return "object";
  }
  return "";
}

void add_limits(Json& out, const Shape& shape) {
  const auto number = [&](double value) -> Json {
    if (shape.form == Form::integer && std::abs(value) < 1e15)
      return static_cast<std::int64_t>(value);
    return value;
  };
  if (!shape.pattern.empty()) out["pattern"] = shape.pattern;
  if (!shape.choices.empty()) out["enum"] = shape.choices;
  if (shape.lower) out["minimum"] = number(*shape.lower);
  if (shape.upper) out["maximum"] = number(*shape.upper);
  if (shape.least_items > 0) out["minItems"] = shape.least_items;
}

void add_fields(Json& out, const Shape& shape) {
  Json properties = Json::object(), needed = Json::array();
  for (const Shape::Field& field : shape.fields) {
    Json inner = {{"description", field.meaning}};
    inner.update(schema_of(field.shape));
    properties[field.name] = std::move(inner);
    if (field.presence == trial::Presence::required) needed.push_back(field.name);
  }
  out["properties"] = std::move(properties);
  out["required"] = std::move(needed);
  out["additionalProperties"] = false;
}

Json schema_of(const Shape& shape) {
  Json out = {{"type", type_of(shape.form)}};
  add_limits(out, shape);
  if (shape.form == Form::list) out["items"] = schema_of(shape.items.front());
  if (shape.form == Form::open_table && !shape.items.empty())
    out["additionalProperties"] = schema_of(shape.items.front());
  if (shape.form == Form::table) add_fields(out, shape);
  return out;
}

std::string whole_schema(const char* id, const char* title, const char* description,
                         const Shape& outline) {
  Json out = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
              {"$id", id},
              {"title", title},
              {"description", description}};
  out.update(schema_of(outline));
  return out.dump(2) + "\n";
}

}  // namespace

std::string protocol_json_schema() {
  return whole_schema(trial::protocol_schema, "Caudata trial protocol",
                      "A clinical trial protocol as Caudata reads it, written in TOML.",
                      trial::protocol_outline());
}

std::string comparison_json_schema() {
  return whole_schema(
      trial::comparison_schema, "Caudata comparison of designs",
      "Dose-escalation designs on one ladder under several truths, written in TOML.",
      trial::comparison_outline());
}

}  // namespace caudata::io
