// SPDX-License-Identifier: Apache-2.0
#include "io/comparison_reader.hpp"

#include "io/toml_reader.hpp"

namespace caudata::io {

bool is_design_file(std::string_view text, const std::string& file) {
  if (file.ends_with(".design.toml")) return true;
  const auto document = read_toml(text, file);
  const core::Table* root = document ? document->root.table() : nullptr;
  const core::Member* schema = root == nullptr ? nullptr : root->find("schema");
  const std::string* name = schema == nullptr ? nullptr : schema->node.text();
  return name != nullptr && name->starts_with("caudata-design/");
}

core::Result<trial::ComparisonDraft> read_comparison(std::string_view text, std::string file) {
  return read_toml(text, std::move(file)).and_then(trial::read_comparison_draft);
}

}  // namespace caudata::io
