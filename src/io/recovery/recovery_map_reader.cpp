// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "core/units.hpp"
#include "evidence/day_rule.hpp"
#include "io/recovery/recovery_map.hpp"
#include "io/recovery/recovery_words.hpp"
#include "io/toml_reader.hpp"
#include "isncsci/score_text.hpp"
#include "isncsci/text.hpp"

namespace caudata::io {
namespace {

constexpr const char* map_schema = "caudata-recovery-map/1";

/// A code list, and what its entries must mean.
struct CodeRule {
  const char* key;
  CodeList RecoveryMap::*list;
  bool (*means_something)(const std::string&);
  const char* wanted;
};

bool is_score(const std::string& text) {
  return isncsci::parse_sensory_score(text) || isncsci::parse_motor_score(text) ||
         isncsci::parse_answer(text) || isncsci::parse_level(text);
}

const CodeRule code_rules[] = {
    {"ais", &RecoveryMap::grades,
     [](const std::string& text) { return isncsci::parse_ais(text).has_value(); },
     "A, B, C, D or E"},
    {"nli", &RecoveryMap::levels,
     [](const std::string& text) { return parse_recorded_level(text).has_value(); },
     "a level such as C5, T12 or INT"},
    {"sex", &RecoveryMap::sexes,
     [](const std::string& text) { return parse_sex(text).has_value(); }, "male or female"},
    {"age", &RecoveryMap::ages,
     [](const std::string& text) { return core::parse_number(text).has_value(); },
     "a number of years"},
    {"totals", &RecoveryMap::scores,
     [](const std::string& text) { return core::parse_number(text).has_value(); }, "a number"},
    {"scores", &RecoveryMap::cells, is_score, "a score such as 2, 3* or NT, an answer or a level"}};

class MapReader {
 public:
  explicit MapReader(const core::Document& document) : document_(document) {}

  RecoveryMap read() {
    RecoveryMap map;
    map.shape = RecoveryMap::Shape::long_table;
    map.name = "long table";
    schema();
    for (const core::Member& member : document_.root.table()->members) top(map, member);
    check_columns(map);
    check_visits(map);
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
      complain(member.node.at,
               fmt::format("`{}` is a text, this is {}", member.key, core::kind(member.node)));
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

  void schema() {
    const core::Member* member = document_.root.table()->find("schema");
    const std::string* text = member != nullptr ? member->node.text() : nullptr;
    if (text == nullptr || *text != map_schema)
      complain(member != nullptr ? member->node.at : document_.root.at,
               fmt::format("a mapping begins with schema = \"{}\"", map_schema));
  }

  /// Where the text of a key goes; null if it is no key of a text.
  static std::string* text_of(RecoveryMap& map, std::string_view key) {
    if (key == "name") return &map.name;
    if (key == "subject") return &map.subject;
    if (key == "age") return &map.age;
    if (key == "sex") return &map.sex;
    if (key == "visit_column") return &map.visit;
    if (key == "day") return &map.columns.day;
    if (key == "ais") return &map.columns.ais;
    if (key == "nli") return &map.columns.level;
    const auto score = std::ranges::find(score_keys, key);
    if (score == score_keys.end()) return nullptr;
    return &map.columns.score[static_cast<std::size_t>(score - score_keys.begin())];
  }

  void top(RecoveryMap& map, const core::Member& member) {
    if (member.key == "schema") return;
    if (member.key == "visit") return visits(map, member);
    if (member.key == "codes") return all_codes(map, member);
    if (member.key == "scores") return take(member, map.columns.cells.emplace());
    if (std::string* into = text_of(map, member.key)) return take(member, *into);
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
      for (const core::Member& m : table->members) visit_key(visit, m);
      if (visit.name.empty()) complain(node.at, "a visit needs a name");
      map.visits.push_back(std::move(visit));
      visit_at_.push_back(node.at);
    }
  }

  void visit_key(VisitColumns& visit, const core::Member& member) {
    if (member.key == "name") return take(member, visit.name);
    if (member.key == "from") return take(member, visit.from);
    if (member.key == "to") return take(member, visit.to);
    if (member.key == "at") return take(member, visit.day);
    complain(member.key_at, fmt::format("a visit has no key `{}`", member.key));
  }

  void check_columns(const RecoveryMap& map) {
    const core::TextPosition at = document_.root.at;
    const ExamColumns& exam = map.columns;
    if (map.subject.empty()) complain(at, "the key `subject` is missing");
    if (exam.day.empty() && map.visit.empty())
      complain(at, "neither `day` nor `visit_column` names a column: no row can belong to a visit");
    if (exam.ais.empty() && exam.level.empty() && !exam.cells &&
        std::ranges::all_of(exam.score, &std::string::empty))
      complain(at,
               "no column of an examination is named: ais, nli, uems, lems, tms, light_touch, "
               "pin_prick or scores");
  }

  void check_visits(const RecoveryMap& map) {
    if (map.visits.size() < 2)
      complain(document_.root.at, "two [[visit]] at least are needed, the first the baseline");
    for (std::size_t v = 0; v < map.visits.size(); ++v) {
      const VisitColumns& visit = map.visits[v];
      if (map.visit.empty() && !has_days(visit))
        complain(visit_at_[v],
                 fmt::format("visit \"{}\" needs `from` and `to`, days since injury, unless "
                             "`visit_column` names a column",
                             visit.name));
      for (std::size_t u = 0; u < v; ++u) check_pair(map, u, v);
    }
  }

  static bool has_days(const VisitColumns& visit) {
    return visit.from && visit.to && *visit.from <= *visit.to;
  }

  void check_pair(const RecoveryMap& map, std::size_t first, std::size_t second) {
    const VisitColumns &a = map.visits[first], &b = map.visits[second];
    if (!a.name.empty() && a.name == b.name)
      complain(visit_at_[second], fmt::format("a second visit has the name \"{}\"", b.name));
    if (!map.visit.empty() || !has_days(a) || !has_days(b)) return;
    const int from = std::max(*a.from, *b.from), to = std::min(*a.to, *b.to);
    if (from <= to)
      complain(visit_at_[second],
               fmt::format("day {} belongs to the visits \"{}\" and \"{}\"", from, a.name, b.name));
  }

  void all_codes(RecoveryMap& map, const core::Member& member) {
    const core::Table* table = member.node.table();
    if (table == nullptr) return complain(member.node.at, "[codes] is a table");
    for (const core::Member& m : table->members) {
      const auto rule =
          std::ranges::find_if(code_rules, [&](const CodeRule& r) { return m.key == r.key; });
      if (rule == std::end(code_rules)) {
        complain(m.key_at, fmt::format("there is no code list `{}`: ais, nli, sex, age, totals, "
                                       "scores",
                                       m.key));
      } else if (m.node.table() == nullptr) {
        complain(m.node.at, fmt::format("[codes.{}] is a table", m.key));
      } else {
        codes(map, *rule, *m.node.table());
      }
    }
  }

  void codes(RecoveryMap& map, const CodeRule& rule, const core::Table& table) {
    CodeList& list = map.*rule.list;
    for (const core::Member& m : table.members) {
      if (m.key == "missing") {
        missing(list, m);
      } else if (const std::string* text = m.node.text();
                 text != nullptr && rule.means_something(*text)) {
        list.meaning[m.key] = *text;
      } else {
        complain(m.node.at, fmt::format("`{}` of [codes.{}] stands for a text, {}", m.key, rule.key,
                                        rule.wanted));
      }
    }
  }

  void missing(CodeList& list, const core::Member& member) {
    const core::Array* texts = member.node.array();
    if (texts == nullptr)
      return complain(member.node.at, "`missing` is a list of texts: [\"999\"]");
    for (const core::Node& node : *texts) {
      if (node.text() != nullptr) {
        list.missing.push_back(*node.text());
      } else {
        complain(node.at, "`missing` is a list of texts: [\"999\"]");
      }
    }
  }

  const core::Document& document_;
  std::vector<core::TextPosition> visit_at_;
  core::Issues issues_;
};

}  // namespace

core::Result<RecoveryMap> read_recovery_map(const std::string& text, const std::string& shown_as) {
  const auto document = read_toml(text, shown_as);
  if (!document) return core::failure(document.error());
  MapReader reader(*document);
  RecoveryMap map = reader.read();
  core::Issues issues = reader.issues();
  issues.sort();
  if (issues.has_errors()) return core::failure(std::move(issues));
  return map;
}

}  // namespace caudata::io
