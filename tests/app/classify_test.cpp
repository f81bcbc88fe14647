// SPDX-License-Identifier: Apache-2.0
// caudata classify as its users meet it: results on stdout, row by row, and the exit codes.
#include <nlohmann/json.hpp>

#include <sstream>

#include "support/program.hpp"

namespace caudata::test {
namespace {

using Json = nlohmann::ordered_json;

class Classify : public ProgramTest {
 protected:
  static std::string open_vectors() {
    return CAUDATA_SOURCE_DIR "/tests/tables/isncsci/open.jsonl";
  }
  static std::string example(const std::string& name) {
    return CAUDATA_SOURCE_DIR "/examples/isncsci/" + name;
  }
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(folder() / name, std::ios::binary) << text;
    return name;
  }
};

std::vector<Json> lines(const std::string& text) {
  std::vector<Json> list;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) list.push_back(Json::parse(line));
  return list;
}

}  // namespace

TEST_F(Classify, WritesAPagePerClassifiedExamination) {
  const std::string good = lines(slurp(open_vectors()))[1].dump();
  Json bad = Json::parse(good);
  bad["exam"]["vac"] = "yes";
  write("two.jsonl", Json(good).get<std::string>() + "\n" + bad.dump() + "\n");
  const Outcome outcome = caudata("classify two.jsonl --worksheets pages");
  EXPECT_EQ(outcome.code, 3);
  EXPECT_NE(slurp(folder() / "pages/00001-O00002.html").find("O00002"), std::string::npos);
  EXPECT_FALSE(fs::exists(folder() / "pages/00002-O00002.html"));
  write("file", "");
  EXPECT_EQ(caudata("classify two.jsonl --worksheets file").code, 1);
}

TEST_F(Classify, GivesTheStringsOfTheReferenceForEveryOpenVector) {
  const Outcome outcome = caudata("classify --profile praxis --format jsonl " + open_vectors());
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.err, "3,157 examinations, 0 not classified\n");
  const auto vectors = lines(slurp(open_vectors())), answers = lines(outcome.out);
  ASSERT_EQ(answers.size(), vectors.size());
  for (std::size_t i = 0; i < answers.size(); ++i) {
    ASSERT_EQ(answers[i]["id"], vectors[i]["id"]);
    ASSERT_EQ(answers[i]["result"], vectors[i]["expect"]) << answers[i]["id"];
  }
}

TEST_F(Classify, GivesTheSetsOfEveryCheckedVectorAndSaysWhereTheReferenceDiffers) {
  const Outcome outcome = caudata("classify - < " + open_vectors());
  EXPECT_EQ(outcome.code, 0);
  const auto vectors = lines(slurp(open_vectors())), answers = lines(outcome.out);
  ASSERT_EQ(answers.size(), vectors.size());
  for (std::size_t i = 0; i < answers.size(); ++i) {
    ASSERT_EQ(answers[i]["result"].size(), 25u);
    for (const auto& [key, praxis] : vectors[i]["expect"].items()) {
      const bool differs = answers[i].contains("differs") && answers[i]["differs"].contains(key);
      EXPECT_EQ(differs, answers[i]["result"][key] != praxis) << answers[i]["id"] << key;
      if (differs) {
        EXPECT_EQ(answers[i]["differs"][key]["praxis"], praxis);
      }
      if (!vectors[i]["exactChecked"]) continue;
      std::string set = answers[i]["result"][key], expected = praxis;
      if (vectors[i].contains("exact") && vectors[i]["exact"].contains(key))
        expected = vectors[i]["exact"][key];
      std::erase(set, '*');
      std::erase(expected, '*');
      EXPECT_EQ(set, expected) << answers[i]["id"] << key;
    }
  }
}

TEST_F(Classify, TakesTheExamplesInBothFormats) {
  const Outcome json = caudata("classify " + example("examples.jsonl") + " --settle --explain");
  const Outcome table = caudata("classify " + example("examples.csv") + " --output jsonl");
  EXPECT_EQ(json.code, 0);
  EXPECT_EQ(table.code, 0);
  const auto a = lines(json.out), b = lines(table.out);
  ASSERT_EQ(a.size(), 8u);
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i]["id"], b[i]["id"]);
    EXPECT_EQ(a[i]["result"], b[i]["result"]);
    EXPECT_FALSE(a[i]["explain"].empty());
    EXPECT_EQ(a[i].contains("agreement"), b[i].contains("agreement"));
    EXPECT_EQ(a[i].contains("judgement"), b[i].contains("judgement"));
  }
}

TEST_F(Classify, AnswersATableWithATable) {
  const Outcome outcome = caudata("classify " + example("examples.csv") +
                                  " --change subject --eligible 'AIS A or B, NLI C4 to T12'");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_TRUE(outcome.out.starts_with("id,profile,sensoryRight,"));
  EXPECT_EQ(std::count(outcome.out.begin(), outcome.out.end(), '\n'), 9);
  EXPECT_NE(outcome.out.find("since P1-week2: AIS A to B"), std::string::npos);
  EXPECT_NE(outcome.out.find("definite"), std::string::npos);
}

TEST_F(Classify, BadRowsSayWhyAndTheOthersGoOn) {
  const std::string good = lines(slurp(example("examples.jsonl"))).front().dump();
  std::string bad = good;
  bad.replace(bad.find("\"vac\":\"No\""), 10, "\"vac\":\"no\"");
  const std::string file = write("mixed.jsonl", good + "\nnot json\n\n" + bad + "\n" + good + "\n");
  const Outcome outcome = caudata("classify " + file);
  EXPECT_EQ(outcome.code, 3);
  EXPECT_EQ(outcome.err, "4 examinations, 2 not classified\n");
  const auto answers = lines(outcome.out);
  ASSERT_EQ(answers.size(), 4u);
  EXPECT_TRUE(answers[0].contains("result"));
  EXPECT_EQ(answers[1]["line"], 2);
  EXPECT_EQ(answers[2]["line"], 4);
  EXPECT_EQ(answers[2]["issues"][0]["cell"], "vac");
  EXPECT_EQ(answers[2]["issues"][0]["rule"], "isncsci.legacy-notation");
  EXPECT_EQ(answers[3], answers[0]);
  const Outcome migrated = caudata("classify --migrate " + file);
  EXPECT_EQ(migrated.code, 3);
  const Json row = lines(migrated.out)[2];
  EXPECT_EQ(row["migrated"], Json::parse(R"([{"cell":"vac","from":"no","to":"No"}])"));
  EXPECT_EQ(row["result"], answers[0]["result"]);
}

TEST_F(Classify, WrongUsageAndUnreadableFilesAreTwoWithoutResults) {
  const std::string file = example("examples.jsonl");
  write("names.csv", "theirs,ours\nx,no_such_cell\n");
  write("poor.csv", "id,right_lt_c2\nx,2\n");
  write("empty.csv", "");
  for (const std::string& words :
       {std::string(""), std::string("nowhere.jsonl"), std::string("."), file + " --profile best",
        file + " --format xml", file + " --eligible 'AIS F'", file + " --profile praxis --settle",
        std::string("poor.csv"), std::string("empty.csv"),
        example("examples.csv") + " --header-map names.csv",
        example("examples.csv") + " --header-map nowhere.csv",
        example("examples.csv") + " --change visitor"}) {
    const Outcome outcome = caudata("classify " + words);
    EXPECT_EQ(outcome.code, 2) << words;
    EXPECT_TRUE(outcome.out.empty()) << words;
    EXPECT_NE(outcome.err.find("error["), std::string::npos) << words;
  }
}

TEST_F(Classify, TemplatesAreAcceptedOnceFilledIn) {
  for (const char* format : {"csv", "csv-long", "redcap"}) {
    const Outcome outcome = caudata(std::string("classify --template ") + format);
    EXPECT_EQ(outcome.code, 0) << format;
    EXPECT_TRUE(outcome.err.empty()) << format;
    EXPECT_NE(outcome.out.find("right"), std::string::npos) << format;
  }
  write("empty.csv", caudata("classify --template csv").out);
  EXPECT_EQ(caudata("classify empty.csv").code, 0);
  write("long.csv", caudata("classify --template csv-long").out);
  EXPECT_EQ(caudata("classify long.csv").code, 3);  // cells without an entry
}

TEST_F(Classify, HelpTeachesWithExamples) {
  const std::string help = caudata("classify --help").out;
  for (const char* part : {"caudata classify", "--settle", "--eligible", "--template redcap"})
    EXPECT_NE(help.find(part), std::string::npos) << part;
}

}  // namespace caudata::test
