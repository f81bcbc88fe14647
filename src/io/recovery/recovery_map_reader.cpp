// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "evidence/day_rule.hpp"
#include "io/recovery/recovery_map.hpp"
#include "io/toml_reader.hpp"

namespace caudata::io {
namespace {

constexpr const char* score_keys[] = {"uems", "lems", "tms", "light_touch", "pin_prick"};

class MapReader {
 public:
  explicit MapReader(const core::Document& document) : document_(document) {}

  RecoveryMap read() {
    const core::Table& root = *document_.root.table();
    RecoveryMap map;
    map.shape = RecoveryMap::Shape::long_table;
    map.name = "long table";
    for (const core::Member& member : root.members) top(map, member);
    if (map.subject.empty()) complain(document_.root.at, "the key `subject` is missing");
    if (map.visits.size() < 2)
      complain(document_.root.at, "two [[visit]] at least are needed, the first the baseline");
    for (const VisitColumns& visit : map.visits)
      if (map.visit.empty() && (!visit.from || !visit.to || *visit.from > *visit.to))
        complain(document_.root.at,
                 fmt::format(
                     "visit \"{}\" needs `from` and `to`, days since injury, unless `visit_column` "
                     "names a column",
                     visit.name));
    return map;
  }

  const core::Issues& issues() const { return issues_; }

 private:
  void complain(core::TextPosition at, std::string message) {
    issues_.add({core::Severity::error, "recovery.map", document_.place(at), std::move(message),
                 "a mapping says which column holds what", "docs/real-data.md shows one"});
  }

  void take(const core::Member& member, std::string& into) {
    if (const std::string* text = member.node.text()) {
      into = *text;
    } else {
      complain(member.node.at, fmt::format("`{}` is the name of a column", member.key));
    }
  }

  void take(const core::Member& member, std::optional<int>& into) {
    const auto* number = std::get_if<std::int64_t>(&member.node.value);
    if (number != nullptr && *number >= 0 && *number <= evidence::longest_study.value()) {
      into = static_cast<int>(*number);
    } else {
      complain(member.node.at, fmt::format("`{}` is a day after injury, 0 to {}", member.key,
                                           evidence::longest_study.value()));
    }
  }

  bool exam_column(ExamColumns& columns, const core::Member& member) {
    if (member.key == "day") return take(member, columns.day), true;
    if (member.key == "ais") return take(member, columns.ais), true;
    if (member.key == "nli") return take(member, columns.level), true;
    for (std::size_t s = 0; s < columns.score.size(); ++s)
      if (member.key == score_keys[s]) return take(member, columns.score[s]), true;
    if (member.key == "scores") {
      std::string ending;
      take(member, ending);
      columns.cells = ending;
      return true;
    }
    return false;
  }

  void top(RecoveryMap& map, const core::Member& member) {
    if (member.key == "schema") return;
    if (member.key == "name") return take(member, map.name);
    if (member.key == "subject") return take(member, map.subject);
    if (member.key == "age") return take(member, map.age);
    if (member.key == "sex") return take(member, map.sex);
    if (member.key == "visit_column") return take(member, map.visit);
    if (member.key == "visit") return visits(map, member);
    if (member.key == "codes") return all_codes(map, member);
    if (!exam_column(map.columns, member))
      complain(member.key_at, fmt::format("there is no key `{}`", member.key));
  }

  void visits(RecoveryMap& map, const core::Member& member) {
    const core::Array* list = member.node.array();
    if (list == nullptr) return complain(member.node.at, "[[visit]] is a list of tables");
    for (const core::Node& node : *list) {
      const core::Table* table = node.table();
      if (table == nullptr) {
        complain(node.at, "[[visit]] is a list of tables");
        continue;
      }
      VisitColumns visit;
      for (const core::Member& m : table->members) {
        if (m.key == "name") {
          take(m, visit.name);
        } else if (m.key == "from") {
          take(m, visit.from);
        } else if (m.key == "to") {
          take(m, visit.to);
        } else if (m.key == "at") {
          take(m, visit.day);
        } else {
          complain(m.key_at, fmt::format("a visit has no key `{}`", m.key));
        }
      }
      if (visit.name.empty()) complain(node.at, "a visit needs a name");
      map.visits.push_back(std::move(visit));
    }
  }

  void all_codes(RecoveryMap& map, const core::Member& member) {
    const core::Table* table = member.node.table();
    if (table == nullptr) return complain(member.node.at, "[codes] is a table");
    for (const core::Member& m : table->members) {
      CodeList* list = m.key == "ais"      ? &map.grades
                       : m.key == "nli"    ? &map.levels
                       : m.key == "sex"    ? &map.sexes
                       : m.key == "age"    ? &map.ages
                       : m.key == "totals" ? &map.scores
                       : m.key == "scores" ? &map.cells
                                           : nullptr;
      if (list == nullptr || m.node.table() == nullptr) {
        complain(m.key_at, fmt::format("there is no code list `{}`", m.key));
      } else {
        codes(*list, *m.node.table());
      }
    }
  }

  void codes(CodeList& list, const core::Table& table) {
    for (const core::Member& m : table.members) {
      if (m.key != "missing") {
        take(m, list.meaning[m.key]);
        continue;
      }
      const core::Array* texts = m.node.array();
      if (texts == nullptr) {
        complain(m.node.at, "`missing` is a list of texts");
        continue;
      }
      for (const core::Node& node : *texts) {
        if (node.text() != nullptr) {
          list.missing.push_back(*node.text());
        } else {
          complain(node.at, "`missing` is a list of texts; write \"999\"");
        }
      }
    }
  }

  const core::Document& document_;
  core::Issues issues_;
};

}  // namespace

core::Result<RecoveryMap> read_recovery_map(const std::string& text, const std::string& shown_as) {
  const auto document = read_toml(text, shown_as);
  if (!document) return core::failure(document.error());
  MapReader reader(*document);
  RecoveryMap map = reader.read();
  if (reader.issues().has_errors()) return core::failure(reader.issues());
  return map;
}

}  // namespace caudata::io
