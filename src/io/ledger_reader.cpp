// SPDX-License-Identifier: Apache-2.0
#include "io/ledger_reader.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <utility>

#include "io/toml_reader.hpp"

namespace caudata::io {
namespace {

const std::vector<std::string> entry_keys = {"prior", "truncated", "fitted",  "unit",
                                             "grade", "source",    "species", "meaning"};
const std::vector<std::string> prior_kinds = {"fixed",        "normal",      "lognormal",
                                              "logit_normal", "beta",        "gamma",
                                              "uniform",      "log_uniform", "categorical"};

std::optional<double> number(const core::Node& node) {
  if (const auto* real = std::get_if<double>(&node.value)) return *real;
  if (const auto* integer = std::get_if<std::int64_t>(&node.value))
    return static_cast<double>(*integer);
  return std::nullopt;
}

bool likely(const core::Prior& prior, double value) {
  constexpr double tail = 0.001;
  return value >= core::quantile(prior, tail) && value <= core::quantile(prior, 1 - tail);
}

/// Reads one file into a ledger and collects what is wrong with it.
class FileReader {
 public:
  FileReader(const core::Document& document, core::Ledger& ledger, core::Issues& issues)
      : document_(document), ledger_(ledger), issues_(issues) {}

  void read() { read_group(*document_.root.table(), ""); }

 private:
  void complain(const char* rule, core::TextPosition at, std::string message,
                std::string suggestion = "") {
    issues_.add({core::Severity::error, rule, document_.place(at), std::move(message), "",
                 std::move(suggestion)});
  }

  void read_group(const core::Table& table, const std::string& prefix) {
    for (const core::Member& member : table.members) {
      const std::string path = prefix.empty() ? member.key : prefix + "." + member.key;
      const core::Table* inner = member.node.table();
      if (inner == nullptr)
        complain("ledger.not-an-entry", member.key_at, path + " stands outside a parameter",
                 "give its table a prior, or remove it");
      else if (inner->find("prior") != nullptr)
        read_entry(*inner, path, member.node.at);
      else
        read_group(*inner, path);
    }
  }

  void read_entry(const core::Table& table, const std::string& path, core::TextPosition at) {
    const std::size_t before = issues_.size();
    core::Parameter p;
    p.path = path;
    p.at = document_.place(at);
    p.unit = required_text(table, "unit", path, at);
    p.grade = read_grade(table, path, at);
    p.source = required_text(table, "source", path, at);
    p.species = required_text(table, "species", path, at);
    p.meaning = required_text(table, "meaning", path, at);
    p.prior = read_prior(table.find("prior")->node, path);
    if (const core::Member* cut = table.find("truncated"))
      p.prior.truncation = read_truncation(cut->node, path);
    if (const core::Member* fitted = table.find("fitted"))
      p.fitted = read_fitted(fitted->node, path);
    refuse_unknown(table, entry_keys, path);
    if (issues_.size() == before) add(std::move(p));
  }

  void add(core::Parameter p) {
    if (const std::string wrong = core::problem(p.prior); !wrong.empty())
      issues_.add({core::Severity::error, "ledger.prior", p.at, p.path + ": " + wrong, "", ""});
    else if (p.fitted && !likely(p.prior, *p.fitted))
      issues_.add({core::Severity::error, "ledger.fitted", p.at,
                   p.path + ": the fitted value lies outside the middle 99.8 % of the prior", "",
                   "calibrate draws from the prior, so it cannot have found this value"});
    else if (const core::Parameter* first = ledger_.find(p.path))
      issues_.add(
          {core::Severity::error, "ledger.duplicate", p.at,
           p.path + " is also given in " + first->at.file + ":" + std::to_string(first->at.line),
           "a parameter has one entry", ""});
    else
      ledger_.add(std::move(p));
  }

  void refuse_unknown(const core::Table& table, const std::vector<std::string>& known,
                      const std::string& path) {
    for (const core::Member& member : table.members) {
      if (std::ranges::find(known, member.key) != known.end()) continue;
      const std::string meant = core::nearest(member.key, known);
      complain("ledger.unknown-key", member.key_at,
               path + " has the unknown key \"" + member.key + "\"",
               meant.empty() ? "" : "did you mean \"" + meant + "\"?");
    }
  }

  std::string required_text(const core::Table& table, const char* key, const std::string& path,
                            core::TextPosition at) {
    const core::Member* member = table.find(key);
    if (member == nullptr) {
      complain("ledger.missing-key", at, path + " has no " + key);
      return "";
    }
    const std::string* text = member->node.text();
    if (text == nullptr || text->empty()) {
      complain("ledger.missing-key", member->node.at,
               path + ": " + key + " is not a text or is empty");
      return "";
    }
    return *text;
  }

  core::EvidenceGrade read_grade(const core::Table& table, const std::string& path,
                                 core::TextPosition at) {
    const std::string text = required_text(table, "grade", path, at);
    if (text == "A") return core::EvidenceGrade::read;
    if (text == "B") return core::EvidenceGrade::recalled;
    if (text == "C") return core::EvidenceGrade::assumed;
    if (text == "D") return core::EvidenceGrade::derived;
    if (!text.empty())
      complain("ledger.grade", table.find("grade")->node.at,
               path + ": grade \"" + text + "\" is none of A, B, C, D");
    return core::EvidenceGrade::assumed;
  }

  core::Truncation read_truncation(const core::Node& node, const std::string& path) {
    const core::Array* ends = node.array();
    if (ends == nullptr || ends->size() != 2 || !number((*ends)[0]) || !number((*ends)[1])) {
      complain("ledger.truncated", node.at, path + ": truncated is not a list of two numbers",
               "truncated = [0, 1]");
      return {};
    }
    return {number((*ends)[0]), number((*ends)[1])};
  }

  std::optional<double> read_fitted(const core::Node& node, const std::string& path) {
    const auto value = number(node);
    if (!value) complain("ledger.fitted", node.at, path + ": fitted is not a number");
    return value;
  }

  core::Prior read_prior(const core::Node& node, const std::string& path) {
    if (const auto plain = number(node)) return {core::Fixed{*plain}, {}};
    const core::Table* table = node.table();
    if (table == nullptr || table->members.size() != 1) {
      complain("ledger.prior", node.at, path + ": prior is neither a number nor one distribution",
               "prior = { normal = { mean = 0, sd = 1 } }");
      return {};
    }
    refuse_unknown(*table, prior_kinds, path);
    return {read_distribution(table->members.front(), path), {}};
  }

  core::Distribution read_distribution(const core::Member& member, const std::string& path) {
    const std::string& kind = member.key;
    if (kind == "fixed") return core::Fixed{fixed_value(member.node, path)};
    if (kind == "categorical") return read_categorical(member.node, path);
    if (kind == "normal") return two<core::Normal>(member.node, path, "mean", "sd");
    if (kind == "lognormal") return two<core::LogNormal>(member.node, path, "median", "gsd");
    if (kind == "logit_normal") return two<core::LogitNormal>(member.node, path, "median", "sd");
    if (kind == "beta") return two<core::Beta>(member.node, path, "a", "b");
    if (kind == "gamma") return two<core::Gamma>(member.node, path, "shape", "scale");
    if (kind == "uniform") return two<core::Uniform>(member.node, path, "lower", "upper");
    if (kind == "log_uniform") return two<core::LogUniform>(member.node, path, "lower", "upper");
    return core::Fixed{0};
  }

  double fixed_value(const core::Node& node, const std::string& path) {
    const auto value = number(node);
    if (!value) complain("ledger.prior", node.at, path + ": fixed is not a number");
    return value.value_or(0);
  }

  template <class D>
  D two(const core::Node& node, const std::string& path, const char* first, const char* second) {
    const core::Table* table = node.table();
    if (table == nullptr) {
      complain("ledger.prior", node.at,
               path + ": a distribution is written { " + first + " = …, " + second + " = … }");
      return D{};
    }
    refuse_unknown(*table, {first, second}, path);
    return D{named_number(*table, first, path, node.at),
             named_number(*table, second, path, node.at)};
  }

  double named_number(const core::Table& table, const char* key, const std::string& path,
                      core::TextPosition at) {
    const core::Member* member = table.find(key);
    const auto value = member == nullptr ? std::nullopt : number(member->node);
    if (!value)
      complain("ledger.prior", member == nullptr ? at : member->node.at,
               path + ": the prior needs a number \"" + key + "\"");
    return value.value_or(0);
  }

  core::Distribution read_categorical(const core::Node& node, const std::string& path) {
    const core::Table* table = node.table();
    if (table == nullptr) {
      complain("ledger.prior", node.at,
               path + ": categorical is written { value = [ … ], weight = [ … ] }");
      return core::Fixed{0};
    }
    refuse_unknown(*table, {"value", "weight"}, path);
    return core::Categorical{numbers(*table, "value", path, node.at),
                             numbers(*table, "weight", path, node.at)};
  }

  std::vector<double> numbers(const core::Table& table, const char* key, const std::string& path,
                              core::TextPosition at) {
    std::vector<double> out;
    const core::Member* member = table.find(key);
    const core::Array* list = member == nullptr ? nullptr : member->node.array();
    if (list != nullptr)
      for (const core::Node& node : *list)
        if (const auto value = number(node)) out.push_back(*value);
    if (list == nullptr || out.size() != list->size())
      complain("ledger.prior", member == nullptr ? at : member->node.at,
               path + ": categorical needs a list of numbers \"" + key + "\"");
    return out;
  }

  const core::Document& document_;
  core::Ledger& ledger_;
  core::Issues& issues_;
};

}  // namespace

core::Result<core::Ledger> read_ledger(std::span<const LedgerFile> files) {
  core::Ledger ledger;
  core::Issues issues;
  for (const LedgerFile& file : files) {
    auto document = read_toml(file.text, std::string(file.path));
    if (document)
      FileReader(*document, ledger, issues).read();
    else
      issues.add(document.error());
  }
  issues.sort();
  if (issues.has_errors()) return core::failure(std::move(issues));
  return ledger;
}

}  // namespace caudata::io
