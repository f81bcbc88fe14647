// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <fstream>
#include <iostream>

#include "app/inputs.hpp"
#include "app/refuse.hpp"
#include "app/terminal.hpp"
#include "app/verbs/verbs.hpp"
#include "io/atomic_write.hpp"
#include "io/exam_template.hpp"
#include "io/worksheet_html.hpp"
#include "report/number_text.hpp"

namespace caudata::app {
namespace {

constexpr const char* standard_input = "-";
constexpr std::size_t write_at = 1u << 16;  // bytes of answers that are written at once

core::Issue unreadable(const std::string& file) {
  return {core::Severity::error, "io.read", {file, 1, 1}, "this file cannot be read", "", ""};
}

/// The questions of an exact classification, which the reference does not answer.
bool asks_for_sets(const ClassifyOptions& options) {
  return options.explain == io::Explain::yes || options.settle == io::Settle::yes ||
         options.eligible || !options.change_field.empty();
}

core::Result<io::ExamQuestions> questions(const ClassifyOptions& options) {
  core::Issues issues;
  io::ExamQuestions asked{options.profile,
                          options.legacy,
                          options.explain,
                          options.settle,
                          {},
                          options.change_field.empty() ? io::Follow::no : io::Follow::yes};
  if (options.file.empty())
    issues.add(
        usage_error("classify needs a file", "", "caudata classify FILE; - reads standard input"));
  if (options.profile == isncsci::Profile::praxis && asks_for_sets(options))
    issues.add(usage_error("the profile praxis gives the reference's strings alone",
                           "--explain, --settle, --eligible and --change rest on the profile exact",
                           "leave --profile praxis out"));
  if (options.eligible) {
    asked.eligible = isncsci::parse_criterion(*options.eligible);
    if (!asked.eligible)
      issues.add(usage_error(fmt::format("\"{}\" is no criterion", *options.eligible), "",
                             "for example \"AIS A or B, NLI C4 to T12\""));
  }
  if (issues.has_errors()) return core::failure(issues);
  return asked;
}

core::Result<io::ExamSource> source(const ClassifyOptions& options) {
  const bool from_pipe = options.file == standard_input;
  io::ExamSource source{from_pipe ? "<stdin>" : options.file, options.format, options.change_field};
  if (options.header_map) {
    auto text = load_text(*options.header_map);
    if (!text) return core::failure(text.error());
    source.header_map_name = options.header_map->string();
    source.header_map = std::move(*text);
  }
  return source;
}

struct Count {
  std::uint64_t examinations{0}, not_classified{0};
};

/// One page per examination: "00001-ID.html", characters that a file name may not have as "_".
class Worksheets {
 public:
  Worksheets(std::optional<fs::path> folder, isncsci::Legacy legacy)
      : folder_(std::move(folder)), legacy_(legacy) {}

  /// Issues: the page could not be written.
  core::Issues add(const io::ExamRow& row, std::uint64_t ordinal) {
    if (!folder_) return {};
    std::error_code ignored;  // the write says what is wrong
    fs::create_directories(*folder_, ignored);
    const isncsci::Exam exam = isncsci::read_exam(row.text, legacy_).exam;
    const auto written = io::write_atomically(*folder_ / file_name(row.id, ordinal),
                                              io::worksheet_html(row.id, exam));
    return written ? core::Issues{} : written.error();
  }

 private:
  static std::string file_name(std::string id, std::uint64_t ordinal) {
    constexpr std::size_t longest = 100;
    for (char& c : id) {
      const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                         (c >= 'a' && c <= 'z') || c == '-' || c == '.';
      if (!plain) c = '_';
    }
    return fmt::format("{:05}-{}.html", ordinal, id.substr(0, longest));
  }

  std::optional<fs::path> folder_;
  isncsci::Legacy legacy_;
};

/// Reads, answers and writes one examination after another. Ends early, with the issue, if a page
/// cannot be written.
core::Result<Count> answer_all(io::ExamReader& reader, const io::ExamQuestions& asked,
                               io::AnswerFormat format, Worksheets pages) {
  io::ExamClassifier classifier(asked);
  const auto writer = io::answer_writer(format, asked);
  Count count;
  io::ExamRow row;
  std::string out;
  writer->begin(out);
  while (reader.next(row)) {
    const io::ExamAnswer answer = classifier.answer(row);
    ++count.examinations;
    if (!answer.classified()) {
      ++count.not_classified;
    } else if (auto issues = pages.add(row, count.examinations); issues.has_errors()) {
      return core::failure(issues);
    }
    writer->append(out, row, answer);
    if (out.size() < write_at) continue;
    print(stdout, out);
    out.clear();
  }
  print(stdout, out);
  return count;
}

std::string summary(const Count& count, std::size_t left_out) {
  std::string text =
      fmt::format("{} {}, {} not classified", report::with_commas(count.examinations),
                  count.examinations == 1 ? "examination" : "examinations",
                  report::with_commas(count.not_classified));
  if (left_out > 0)
    text += fmt::format(", {} without any entry left out", report::with_commas(left_out));
  return text + "\n";
}

io::AnswerFormat answer_format(const ClassifyOptions& options, io::ExamFormat read) {
  if (options.output) return *options.output;
  const bool json = read == io::ExamFormat::json || read == io::ExamFormat::jsonl;
  return json ? io::AnswerFormat::jsonl : io::AnswerFormat::csv;
}

ExitCode classify_stream(std::istream& in, const io::ExamSource& source,
                         const io::ExamQuestions& asked, const ClassifyOptions& options) {
  const auto open = io::open_exams(in, source);
  if (!open) {
    print_findings(stderr, open.error());
    return ExitCode::bad_input;
  }
  const auto count = answer_all(*open->reader, asked, answer_format(options, open->format),
                                {options.worksheets, options.legacy});
  if (!count) {
    print_findings(stderr, count.error());
    return ExitCode::failed;
  }
  if (in.bad()) {
    print_finding(stderr, unreadable(source.name));
    return ExitCode::failed;
  }
  print(stderr, summary(*count, open->reader->left_out()));
  return count->not_classified > 0 ? ExitCode::found_errors : ExitCode::done;
}

}  // namespace

ExitCode classify(const ClassifyOptions& options) {
  if (options.print_template) {
    print(stdout, io::exam_template(*options.print_template));
    return ExitCode::done;
  }
  const auto asked = questions(options);
  const auto from = asked ? source(options) : core::failure(asked.error());
  if (!from) {
    print_findings(stderr, from.error());
    return ExitCode::bad_input;
  }
  if (options.file == standard_input) {
    std::ios::sync_with_stdio(false);
    return classify_stream(std::cin, *from, *asked, options);
  }
  std::ifstream in(options.file, std::ios::binary);
  if (!in || fs::is_directory(options.file)) {
    print_finding(stderr, unreadable(options.file));
    return ExitCode::bad_input;
  }
  return classify_stream(in, *from, *asked, options);
}

}  // namespace caudata::app
