// SPDX-License-Identifier: Apache-2.0
#include "io/graft_case/case_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/contract.hpp"
#include "core/units.hpp"
#include "trial/graft_case/graft_file.hpp"

namespace caudata::io {
namespace {

/// A text in TOML's double quotes.
std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      out += std::string("\\") + c;
    else if (code < 0x20 || code == 0x7f)
      out += fmt::format("\\u{:04x}", code);
    else
      out += c;
  }
  return out + "\"";
}

/// Lines of the file; a key knows whether its value was assumed.
class CaseLines {
 public:
  explicit CaseLines(const std::vector<trial::AssumedValue>& assumed) : assumed_(assumed) {}

  void table(const std::string& path) {
    table_ = path;
    text_ += fmt::format("\n[{}]\n", path);
  }
  void list_item(const std::string& path) {
    table_ = path;
    text_ += fmt::format("\n[[{}]]\n", path);
  }
  void plain(const char* key, const std::string& value) {
    text_ += fmt::format("{} = {}{}\n", key, value, remark(key));
  }
  void word(const char* key, const std::string& value) { plain(key, quoted(value)); }
  void number(const char* key, double value) { plain(key, fmt::format("{}", value)); }
  void amount(const char* key, double value, const char* unit) {
    word(key, fmt::format("{} {}", value, unit));
  }

  std::string text() const { return text_; }

 private:
  std::string remark(const std::string& key) const {
    const bool named_alike = table_.ends_with("." + key);  // a list's tables and their one word
    const std::string path = named_alike ? table_ : table_ + "." + key;
    const auto found = std::ranges::find(assumed_, path, &trial::AssumedValue::key);
    if (found == assumed_.end()) return "";
    return found->parameter.empty() ? "  # assumed" : "  # assumed: " + found->parameter;
  }

  const std::vector<trial::AssumedValue>& assumed_;
  std::string table_, text_;
};

void write_case_subject(const graft::GraftSubject& s, CaseLines& lines) {
  lines.table("subject");
  lines.word("name", s.name);
  lines.word("sex", graft::name(s.sex));
  lines.number("length_scale", s.length_scale);
  if (!s.ais.empty()) lines.word("ais", s.ais);
  lines.word("injury_to_first_dose", core::to_text(s.injury_to_first_dose));
  lines.table("lesion");
  lines.word("level", anatomy::name(s.lesion->level));
  lines.amount("length", s.lesion->length, "mm");
}

void write_case_canal(const graft::GraftSubject& s, CaseLines& lines) {
  lines.table("canal");
  lines.number("csf", s.csf);
  lines.amount("heart_rate", s.heart_rate, "/min");
  lines.amount("stroke_volume", s.stroke_volume, "mL");
  lines.table("canal.block");
  lines.number("passage", s.block.passage);
  lines.amount("length", s.block.length, "mm");
}

void write_case_administration(const graft::Administration& a, CaseLines& lines) {
  lines.table("administration");
  lines.word("puncture", graft::name(a.puncture));
  lines.word("injection", graft::name(a.injection));
  lines.amount("volume", a.vehicle.volume, "mL");
  lines.amount("rate", a.vehicle.rate, "mL/min");
  lines.table("administration.vehicle");
  lines.amount("density", a.vehicle.density, "g/mL");
  lines.amount("viscosity", a.vehicle.viscosity, "mPa.s");
  for (const graft::PostureFrom& p : a.postures) {
    lines.list_item("administration.posture");
    lines.amount("from", p.hour, "h");
    lines.word("posture", anatomy::name(p.posture));
  }
  for (const graft::GraftDose& dose : a.doses) {
    lines.list_item("administration.given");
    lines.word("day", fmt::format("day {}", dose.day.value() + 1));
    lines.amount("cells", dose.cells.value(), "cells");
  }
}

void write_case_rules(const graft::CellRules& rules, CaseLines& lines) {
  if (rules.all()) return;
  std::string on;
  for (const graft::CellRule rule : graft::every_cell_rule)
    if (rules[rule]) on += (on.empty() ? "" : ", ") + quoted(graft::name(rule));
  lines.table("rules");
  lines.plain("only", "[" + on + "]");
}

}  // namespace

std::string graft_case_toml(const trial::ReadyGraftCase& ready) {
  EXPECTS(ready.what.subject.lesion);
  CaseLines lines(ready.assumed);
  write_case_subject(ready.what.subject, lines);
  write_case_canal(ready.what.subject, lines);
  write_case_administration(ready.what.administration, lines);
  write_case_rules(ready.what.rules, lines);
  return fmt::format("# Plan: {}\nschema = \"{}\"\n", quoted(ready.what.plan),
                     trial::graft_case_schema) +
         lines.text();
}

std::string assumed_text(const trial::ReadyGraftCase& ready) {
  std::string text;
  for (const trial::AssumedValue& value : ready.assumed)
    text += fmt::format("{} = {}{}\n", value.key, value.value,
                        value.parameter.empty() ? "" : " (" + value.parameter + ")");
  return text;
}

}  // namespace caudata::io
