// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <fstream>
#include <iostream>

#include "app/decide/case.hpp"
#include "app/terminal.hpp"
#include "io/byte_order_mark.hpp"
#include "io/decide/answer.hpp"
#include "report/number_text.hpp"

namespace caudata::app {
namespace {

constexpr const char* standard_input = "-";
constexpr std::size_t write_at = 1u << 16;  // bytes of answers that are written at once

struct Count {
  std::uint64_t questions{0}, not_answered{0};
};

bool is_rule_file(const std::string& file) { return file.ends_with(".toml"); }

Count answer_all(std::istream& in, const std::string& shown_as, io::QueryRules rules) {
  Count count;
  std::string line, out;
  for (int number = 1; std::getline(in, line); ++number) {
    if (number == 1 && line.starts_with(io::byte_order_mark))
      line.erase(0, io::byte_order_mark.size());
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const io::QueryAnswer answer = io::answer(io::read_query(line, shown_as, number), rules);
    ++count.questions;
    if (!answer.answered) ++count.not_answered;
    out += answer.json;
    out += '\n';
    // Who asks line by line gets each answer at once.
    if (out.size() < write_at && in.rdbuf()->in_avail() > 0) continue;
    print(stdout, out);
    out.clear();
  }
  print(stdout, out);
  return count;
}

ExitCode answer_from(std::istream& in, const std::string& shown_as, io::QueryRules rules) {
  const Count count = answer_all(in, shown_as, std::move(rules));
  if (in.bad()) {
    print_finding(stderr, {core::Severity::error,
                           "io.read",
                           {shown_as, 0, 0},
                           "this file cannot be read to its end",
                           "",
                           ""});
    return ExitCode::failed;
  }
  print(stderr, fmt::format("{} {}, {} not answered\n", report::with_commas(count.questions),
                            count.questions == 1 ? "question" : "questions",
                            report::with_commas(count.not_answered)));
  return count.not_answered > 0 ? ExitCode::found_errors : ExitCode::done;
}

}  // namespace

ExitCode answer_stream(const DecideOptions& options) {
  std::shared_ptr<const trial::DecisionRule> of_protocol;
  std::string questions = options.data.value_or("").string();
  if (is_rule_file(options.file)) {
    auto rule = load_rule(options.file, options.design);
    if (!rule) {
      print_findings(stderr, rule.error());
      return ExitCode::bad_input;
    }
    of_protocol = std::make_shared<const trial::DecisionRule>(std::move(rule->rule));
  } else if (!options.file.empty()) {
    questions = options.file;
  }
  if (questions.empty() || questions == standard_input) {
    std::ios::sync_with_stdio(false);
    return answer_from(std::cin, "<stdin>", io::QueryRules(of_protocol));
  }
  std::ifstream in(questions, std::ios::binary);
  if (in && !fs::is_directory(questions))
    return answer_from(in, questions, io::QueryRules(of_protocol));
  print_finding(
      stderr,
      {core::Severity::error, "io.read", {questions, 0, 0}, "this file cannot be read", "", ""});
  return ExitCode::bad_input;
}

}  // namespace caudata::app
