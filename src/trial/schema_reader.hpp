// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "trial/schema.hpp"

namespace caudata::trial {

/// Visitor that fills structures from the tables of a document and refuses what the schema does not
/// know.
class SchemaReader {
 public:
  SchemaReader(Reading& reading, const core::Node& node, std::string path)
      : reading_(reading), node_(node), table_(*node.table()), path_(std::move(path)) {}

  template <class T, class Kind>
  void operator()(const char* name, Presence presence, T& member, const Kind& kind, const char*) {
    const core::Member* found = find(name, presence);
    if (found == nullptr) return;
    typename Kind::Value value{};
    if (kind.read(found->node, inner(name), reading_, value)) assign(member, std::move(value));
  }

  template <class T>
  void table(const char* name, Presence presence, T& member, const char*) {
    const core::Member* found = find(name, presence);
    if (found != nullptr && is_table(found->node, inner(name)))
      read(member, found->node, inner(name));
  }

  template <class T>
  void tables(const char* name, Presence presence, std::vector<T>& members, const char*) {
    const core::Member* found = find(name, presence);
    const core::Array* list = found == nullptr ? nullptr : list_of_tables(found->node, inner(name));
    if (list == nullptr) return;
    for (const core::Node& node : *list) {
      const std::string path = item_path(inner(name), members.size());
      reading_.place(path, node.at);
      members.emplace_back();
      if (is_table(node, path)) read(members.back(), node, path);
    }
  }

  /// To be called after the visit: keys that no field asked for.
  void refuse_unknown();

 private:
  template <class T>
  void read(T& member, const core::Node& node, const std::string& path) {
    SchemaReader reader(reading_, node, path);
    visit(reader, member);
    reader.refuse_unknown();
  }
  template <class T>
  void read(std::optional<T>& member, const core::Node& node, const std::string& path) {
    read(member.emplace(), node, path);
  }

  template <class T, class Value>
  static void assign(T& member, Value value) {
    if constexpr (std::is_same_v<T, Value>)
      member = std::move(value);
    else
      member = static_cast<T>(value);
  }
  template <class T, class Value>
  static void assign(std::optional<T>& member, Value value) {
    assign(member.emplace(), std::move(value));
  }
  static void assign(std::vector<int>& member, const std::vector<std::int64_t>& value) {
    for (const std::int64_t v : value) member.push_back(static_cast<int>(v));
  }

  const core::Member* find(const char* name, Presence presence);
  bool is_table(const core::Node& node, const std::string& path);
  const core::Array* list_of_tables(const core::Node& node, const std::string& path);
  std::string inner(const std::string& name) const {
    return path_.empty() ? name : path_ + "." + name;
  }

  Reading& reading_;
  const core::Node& node_;
  const core::Table& table_;
  std::string path_;
  std::vector<std::string> known_;
};

}  // namespace caudata::trial
