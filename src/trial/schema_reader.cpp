// SPDX-License-Identifier: Apache-2.0
#include "trial/schema_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace caudata::trial {

const core::Member* SchemaReader::find(const char* name, Presence presence) {
  known_.emplace_back(name);
  const core::Member* found = table_.find(name);
  if (found != nullptr) {
    reading_.place(inner(name), found->node.at);
  } else if (presence == Presence::required) {
    const std::string owner = path_.empty() ? fmt::format("the {}", reading_.subject()) : path_;
    reading_.complain("schema.missing-key", node_.at, fmt::format("{} has no \"{}\"", owner, name),
                      "it is required and has no default");
  }
  return found;
}

bool SchemaReader::is_table(const core::Node& node, const std::string& path) {
  if (node.table() != nullptr) return true;
  reading_.complain("schema.wrong-type", node.at,
                    fmt::format("{} is {}, not a table", path, core::kind(node)), "",
                    fmt::format("write [{}] on a line of its own, and its keys below", path));
  return false;
}

const core::Array* SchemaReader::list_of_tables(const core::Node& node, const std::string& path) {
  const core::Array* list = node.array();
  if (list == nullptr) {
    reading_.complain("schema.wrong-type", node.at,
                      fmt::format("{} is {}, not a list of tables", path, core::kind(node)), "",
                      fmt::format("write [[{}]] with two brackets, once for each", path));
  } else if (list->empty()) {
    reading_.complain("schema.too-few", node.at, path + " needs at least 1 table");
  }
  return list;
}

void SchemaReader::refuse_unknown() {
  for (const core::Member& member : table_.members) {
    if (std::ranges::find(known_, member.key) != known_.end()) continue;
    const std::string meant = core::nearest(member.key, known_);
    reading_.complain("schema.unknown-key", member.key_at,
                      fmt::format("{} is not a key of a {}", inner(member.key), reading_.subject()),
                      "a key that is not read would be a setting without effect",
                      meant.empty() ? "" : "did you mean \"" + meant + "\"?");
  }
}

}  // namespace caudata::trial
