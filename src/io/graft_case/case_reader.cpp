// SPDX-License-Identifier: Apache-2.0
#include "io/graft_case/case_reader.hpp"

#include "io/toml_reader.hpp"

namespace caudata::io {

core::Result<trial::ReadyGraftCase> read_graft_case(std::string_view text, std::string file,
                                                    const trial::GraftCaseContext& context) {
  const auto document = read_toml(text, std::move(file));
  if (!document) return core::failure(document.error());
  return trial::read_graft_case(*document, context);
}

core::Issues check_graft_case(std::string_view text, std::string file, const core::Ledger& ledger) {
  const auto document = read_toml(text, std::move(file));
  return document ? trial::check_graft_case(*document, ledger) : document.error();
}

bool is_graft_case(std::string_view text, const std::string& file) {
  if (file.ends_with(".graft.toml")) return true;
  const auto document = read_toml(text, file);
  const core::Table* root = document ? document->root.table() : nullptr;
  const core::Member* schema = root == nullptr ? nullptr : root->find("schema");
  const std::string* name = schema == nullptr ? nullptr : schema->node.text();
  return name != nullptr && name->starts_with("caudata-graft/");
}

}  // namespace caudata::io
