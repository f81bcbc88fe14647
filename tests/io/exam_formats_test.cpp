// SPDX-License-Identifier: Apache-2.0
// One examination in every format is one examination, and each row answers for itself.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "io/csv_records.hpp"
#include "io/exam_answer_writer.hpp"
#include "io/exam_header.hpp"
#include "io/exam_reader.hpp"
#include "io/exam_template.hpp"

namespace caudata::io {
namespace {

const std::string open_vectors = CAUDATA_SOURCE_DIR "/tests/tables/isncsci/open.jsonl";

struct Read {
  std::vector<std::string> ids;
  std::vector<isncsci::Exam> exams;
  std::vector<RowIssue> issues;
};

Read read_all(std::istream& in, ExamSource source) {
  Read read;
  const auto open = open_exams(in, source);
  EXPECT_TRUE(open) << core::to_text(open.error());
  if (!open) return read;
  ExamRow row;
  while (open->reader->next(row)) {
    auto exam = isncsci::read_exam(row.text);
    read.ids.push_back(row.id);
    read.exams.push_back(exam.exam);
    for (const auto& issue : exam.issues)
      row.complain(name(issue.cell), std::string(issue.rule), issue.message);
    for (const RowIssue& issue : row.issues) read.issues.push_back(issue);
  }
  return read;
}

Read read_text(const std::string& text, ExamSource source) {
  std::istringstream in(text);
  return read_all(in, std::move(source));
}

ExamSource stream(std::optional<ExamFormat> format = {}) { return {"<stdin>", format, "", "", ""}; }

/// Every seventh of the open vectors: all kinds are among them.
const Read& vectors() {
  static const Read read = [] {
    std::ifstream in(open_vectors);
    Read all = read_all(in, {open_vectors, {}, "", "", ""}), some;
    for (std::size_t i = 0; i < all.ids.size(); i += 7) {
      some.ids.push_back(all.ids[i]);
      some.exams.push_back(all.exams[i]);
    }
    some.issues = all.issues;
    return some;
  }();
  return read;
}

std::string table(ExamFormat format) {
  std::string text = exam_header(format);
  for (std::size_t i = 0; i < vectors().ids.size(); ++i)
    text += exam_record(format, vectors().ids[i], to_text(vectors().exams[i]));
  return text;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

void expect_vectors(const Read& read) {
  ASSERT_EQ(read.ids, vectors().ids);
  EXPECT_EQ(read.exams, vectors().exams);
  EXPECT_TRUE(read.issues.empty());
}

const std::string plain_exam = [] {
  const auto list = [](const char* score, int n) {
    std::string text = "[";
    for (int i = 0; i < n; ++i) text += (i ? ",\"" : "\"") + std::string(score) + "\"";
    return text + "]";
  };
  const std::string side = "{\"lt\":" + list("2", 28) + ",\"pp\":" + list("2", 28) +
                           ",\"motor\":" + list("5", 10) + ",\"nk\":null}";
  return "{\"vac\":\"Yes\",\"dap\":\"Yes\",\"right\":" + side + ",\"left\":" + side + "}";
}();

std::string answer_to(const std::string& line, const ExamQuestions& questions = {}) {
  std::istringstream in(line);
  const auto open = open_exams(in, {"<stdin>", ExamFormat::jsonl, "subject", "", ""});
  ExamClassifier classifier(questions);
  const auto writer = answer_writer(AnswerFormat::jsonl, questions);
  std::string out;
  ExamRow row;
  while (open->reader->next(row)) writer->append(out, row, classifier.answer(row));
  return out;
}

bool says(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST(ExamFormats, TheOpenVectorsHaveNoIssues) {
  EXPECT_GT(vectors().ids.size(), 400u);
  EXPECT_TRUE(vectors().issues.empty());
}

TEST(ExamFormats, EveryTableHoldsTheSameExaminations) {
  for (const ExamFormat format : {ExamFormat::csv, ExamFormat::csv_long, ExamFormat::redcap})
    expect_vectors(read_text(table(format), stream()));
}

TEST(ExamFormats, TablesMayHaveOtherLineEndsSeparatorsAndQuotes) {
  const std::string csv = table(ExamFormat::csv);
  expect_vectors(read_text("\xEF\xBB\xBF" + csv, stream(ExamFormat::csv)));
  expect_vectors(read_text("\xEF\xBB\xBF" + csv, stream()));
  expect_vectors(read_text(replaced(csv, "\r\n", "\n"), stream()));
  expect_vectors(read_text(replaced(csv, "\r\n", "\r\n\r\n"), stream()));
  expect_vectors(read_text(replaced(csv, ",", ";"), stream()));
  expect_vectors(read_text(replaced(csv, ",", "\t"), stream()));
  expect_vectors(read_text(replaced(csv, ",NT,", ",\"NT\","), stream()));
  expect_vectors(read_text(csv.substr(0, csv.size() - 2), stream()));
}

TEST(ExamFormats, HeadersMayBeWrittenInOtherWays) {
  const std::string csv = table(ExamFormat::csv);
  const std::string rest = csv.substr(csv.find("\r\n"));
  const std::string header = csv.substr(0, csv.find("\r\n"));
  std::string capitals = header;
  for (char& c : capitals) c = static_cast<char>(std::toupper(c));
  expect_vectors(read_text(capitals + rest, stream()));
  expect_vectors(read_text(replaced(header, "_", ".") + rest, stream()));
  const std::string application = replaced(
      replaced(replaced(header, "_lt_", "LightTouch"), "_pp_", "PinPrick"), "_motor_", "Motor");
  expect_vectors(read_text(application + rest, stream()));
}

TEST(ExamFormats, AHeaderMapTakesOtherNames) {
  const std::string csv = replaced(table(ExamFormat::csv), "right_lt_c5", "R touch 5");
  ExamSource source = stream();
  source.header_map = "theirs,ours\r\nr_touch_5,right_lt_c5\r\n";
  expect_vectors(read_text(csv, source));
  std::istringstream in(csv);
  const auto open = open_exams(in, stream());
  ASSERT_FALSE(open);
  EXPECT_TRUE(says(core::to_text(open.error()), "right_lt_c5"));
}

TEST(ExamFormats, AnArrayIsReadElementByElement) {
  const std::string one = "{\"id\":\"a\\\"}]\",\"exam\":" + plain_exam + "}";
  for (const std::string& text :
       {"[" + one + "," + one + "]", "[\n" + one + "\n,\n" + one + "\n]\n", one + "\n" + one}) {
    const Read read = read_text(text, stream(ExamFormat::json));
    EXPECT_EQ(read.ids, (std::vector<std::string>{"a\"}]", "a\"}]"}));
    EXPECT_TRUE(read.issues.empty());
  }
  EXPECT_TRUE(read_text("[]", stream()).ids.empty());
}

TEST(ExamFormats, ABareExamIsAnExamination) {
  EXPECT_TRUE(says(answer_to(plain_exam), "{\"id\":null,\"profile\":\"exact\",\"result\":"));
}

TEST(ExamFormats, AnIdKeepsItsKind) {
  EXPECT_TRUE(answer_to("{\"id\":17,\"exam\":" + plain_exam + "}").starts_with("{\"id\":17,"));
  EXPECT_TRUE(
      answer_to("{\"id\":\"é\\n\",\"exam\":" + plain_exam + "}").starts_with("{\"id\":\"é\\n\","));
}

TEST(ExamFormats, EveryMistakeOfARowIsNamed) {
  std::string exam = replaced(plain_exam, "\"vac\":\"Yes\"", "\"vac\":\"yes\"");
  exam.replace(exam.find("[\"5\""), 4, "[\"6\"");
  exam.replace(exam.find("\"pp\""), 4, "\"qq\"");
  exam.replace(exam.rfind("[\"2\","), 5, "[");
  const std::string out = answer_to("{\"id\":1,\"exam\":" + exam + "}");
  for (const char* part : {"\"line\":1", "\"cell\":\"vac\"", "\"cell\":\"right.motor.C5\"",
                           "\"cell\":\"right.pp\",\"rule\":\"isncsci.malformed-exam\"",
                           "\"cell\":\"left.pp\",\"rule\":\"isncsci.malformed-exam\""})
    EXPECT_TRUE(says(out, part)) << part << " in " << out;
  EXPECT_FALSE(says(out, "result"));
}

TEST(ExamFormats, LinesThatAreNoExaminationAreIssuesOfTheirOwn) {
  for (const char* line :
       {"{", "nonsense", "[]", "17", "null", "{}", "{\"id\":\"x\"}", "{\"exam\":3}",
        "{\"id\":\"x\",\"exam\":{}}", "{\"exam\":{\"right\":[],\"left\":null}}", "\xff", "1e999"}) {
    const std::string out = answer_to(std::string(line) + "\n" + plain_exam);
    EXPECT_TRUE(says(out, "\"issues\":[{\"cell\":")) << line;
    EXPECT_TRUE(says(out, "\"result\"")) << line;
    EXPECT_TRUE(says(out, "isncsci.malformed-")) << line;
  }
}

TEST(ExamFormats, NumbersAreNoScores) {
  std::string exam = plain_exam;
  exam.replace(exam.find("[\"2\""), 4, "[2");
  EXPECT_TRUE(
      says(answer_to(exam), "\"cell\":\"right.lt.C2\",\"rule\":\"isncsci.malformed-cell\""));
}

TEST(ExamFormats, AnAssumedValueNeedsAMarkAndAReason) {
  std::string marked = plain_exam;
  marked.replace(marked.find("[\"5\""), 4, "[\"4*\"");
  const auto with = [&](const std::string& exam, const std::string& assumed) {
    return answer_to("{\"exam\":" + exam + ",\"assumed\":{\"right.motor.C5\":" + assumed + "}}");
  };
  const std::string good = "{\"value\":\"2\",\"reason\":\"tendon transfer\"}";
  EXPECT_TRUE(says(with(marked, good), "\"motorRight\":\"C4*\""));
  EXPECT_TRUE(says(with(marked, good), "\"assumed\":{\"right.motor.C5\":" + good + "}"));
  EXPECT_TRUE(says(with(plain_exam, good), "isncsci.assumed-unmarked"));
  EXPECT_TRUE(says(with(marked, "{\"value\":\"2\"}"), "isncsci.malformed-assumed"));
  EXPECT_TRUE(says(with(marked, "{\"value\":\"6\",\"reason\":\"r\"}"), "isncsci.illegal-assumed"));
}

TEST(ExamFormats, AJudgementStandsBesideTheComputedResults) {
  const std::string judgement = "{\"not_determinable\":[\"ais\"],\"reason\":\"two lesions\"";
  const auto with = [&](const std::string& j) {
    return answer_to("{\"exam\":" + plain_exam + ",\"judgement\":" + j + "}");
  };
  EXPECT_TRUE(says(with(judgement + "}"), "\"ais\":\"E\""));
  EXPECT_TRUE(
      says(with(judgement + "}"), "\"judgement\":" + judgement + ",\"result\":{\"ais\":\"ND\"}}"));
  EXPECT_TRUE(says(with("{\"not_determinable\":[\"ais\"]}"), "isncsci.malformed-judgement"));
  EXPECT_TRUE(says(with("{\"not_determinable\":[\"asia\"],\"reason\":\"r\"}"),
                   "isncsci.malformed-judgement"));
}

TEST(ExamFormats, TheExaminersResultsAreCompared) {
  const auto with = [&](const std::string& examiner) {
    return answer_to("{\"exam\":" + plain_exam + ",\"examiner\":" + examiner + "}");
  };
  EXPECT_TRUE(
      says(with("{\"nli\":\"INT\",\"ais\":\"D\"}"), "\"agreement\":{\"nli\":true,\"ais\":false}"));
  EXPECT_TRUE(says(with("{\"asia\":\"D\"}"), "isncsci.malformed-examiner"));
}

TEST(ExamFormats, ChangesFollowTheGroup) {
  ExamQuestions questions;
  questions.change = Follow::yes;
  const auto line = [](const char* id, const char* subject) {
    return fmt::format("{{\"id\":\"{}\",\"subject\":\"{}\",\"exam\":{}}}\n", id, subject,
                       plain_exam);
  };
  const std::string out = answer_to(line("a1", "a") + line("b1", "b") + line("a2", "a"), questions);
  EXPECT_TRUE(says(out, "\"change\":null"));
  EXPECT_TRUE(says(out, "\"change\":{\"since\":\"a1\",\"nli\":\"+0\""));
  EXPECT_FALSE(says(out, "\"since\":\"b1\""));
}

TEST(ExamFormats, ARowOfATableAnswersForItself) {
  std::string csv = table(ExamFormat::csv);
  csv += "short,row\r\n\"open,";
  const Read read = read_text(csv, stream());
  ASSERT_EQ(read.ids.size(), vectors().ids.size() + 2);
  EXPECT_TRUE(std::equal(vectors().exams.begin(), vectors().exams.end(), read.exams.begin()));
  EXPECT_EQ(read.ids[vectors().ids.size()], "short");
}

TEST(ExamFormats, LongRowsNameUnknownAndDoubleCells) {
  std::string text = exam_header(ExamFormat::csv_long);
  text += exam_record(ExamFormat::csv_long, "x", to_text(vectors().exams[0]));
  text += "x,right.lt.C2,2\r\nx,right.lt.C99,2\r\n";
  const Read read = read_text(text, stream());
  ASSERT_EQ(read.issues.size(), 2u);
  EXPECT_EQ(read.issues[0].rule, "isncsci.double-cell");
  EXPECT_EQ(read.issues[1].rule, "isncsci.unknown-cell");
}

TEST(ExamFormats, RedcapEventsWithoutTheFormAreLeftOut) {
  std::string text = table(ExamFormat::redcap);
  const auto columns =
      std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(text.find('\r')), ',');
  text += "none" + std::string(static_cast<std::size_t>(columns), ',') + "\r\n";
  std::istringstream in(text);
  const auto open = open_exams(in, stream());
  ExamRow row;
  std::size_t rows = 0;
  while (open->reader->next(row)) ++rows;
  EXPECT_EQ(rows, vectors().ids.size());
  EXPECT_EQ(open->reader->left_out(), 1u);
}

TEST(ExamFormats, TheDictionaryHasTheColumnsOfRedcapAndFieldsThatTheReaderKnows) {
  std::istringstream in(exam_template(ExamFormat::redcap));
  CsvRecords records(in);
  ASSERT_TRUE(records.next());
  std::size_t cells = 0;
  const ExamColumnNames names;
  while (records.next()) {
    ASSERT_EQ(records.fields().size(), 18u);
    const std::string& field = records.fields()[0];
    EXPECT_LE(field.size(), 26u);  // REDCap advises no more
    EXPECT_EQ(field.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_"), field.npos);
    if (names.find(field).what == ExamColumn::What::cell) ++cells;
  }
  EXPECT_EQ(cells, isncsci::all_cells().size());
}

}  // namespace caudata::io
