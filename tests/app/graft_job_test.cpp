// SPDX-License-Identifier: Apache-2.0
// The words of `graft` as functions, with an engine that computes nothing and notes what it is
// asked.
#include "app/graft_job.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "app/available_memory.hpp"
#include "app/graft_words.hpp"
#include "app/grammar/describe.hpp"
#include "app/source_run.hpp"
#include "oc/replay.hpp"
#include "support/program.hpp"

namespace caudata::app {
namespace {

constexpr double test_memory = 2e9, test_seconds = 5400, test_disk = 3e7, test_result = 2e7;

std::string example_case(const std::string& name) {
  return CAUDATA_SOURCE_DIR "/examples/graft/" + name + ".graft.toml";
}

/// A case file of the examples, with the phase I example.
GraftOptions options_of(const std::string& name) {
  GraftOptions options;
  options.protocol = test::phase_1();
  options.patient = example_case(name);
  return options;
}

GraftOptions of_subject(std::uint32_t trial, std::uint32_t subject) {
  GraftOptions options;
  options.protocol = test::phase_1();
  options.choice = {"flat 5 %", trial};
  options.subject = subject;
  return options;
}

std::string first_rule(const core::Result<GraftJob>& job) {
  return job ? "" : job.error()[0].rule + ": " + job.error()[0].message;
}

/// Parses words as the program would.
GraftOptions parsed(const std::vector<std::string>& words) {
  CLI::App verb;
  GraftOptions options;
  describe(verb, options);
  std::vector<std::string> reversed(words.rbegin(), words.rend());
  verb.parse(reversed);
  return options;
}

/// Notes what it is asked; its forecast is made up.
struct NotingEngine {
  std::vector<std::uint64_t> cells;
  int runs{0};
  double memory{test_memory};
  std::optional<fs::path> page{fs::path("graft.html")};

  GraftForecast forecast(const GraftJob& job) const {
    GraftForecast made_up{memory, test_seconds, test_disk, test_result, {}, 128.5};
    for (const std::uint64_t followed : job.cells) made_up.doses.push_back({1000, 23, followed});
    return made_up;
  }

  GraftEngine engine() {
    return {[this](const GraftJob& job) { return forecast(job); },
            [this](const GraftJob& job, const GraftProgress& progress,
                   std::stop_token) -> core::Result<std::optional<fs::path>> {
              cells = job.cells;
              ++runs;
              progress({1, 2, "hour 1 of 2"});
              return page;
            }};
  }
};

TEST(GraftJob, OfACaseFileIsComplete) {
  const auto job = make_graft_job(options_of("supine"));
  ASSERT_TRUE(job) << core::to_text(job.error());
  EXPECT_EQ(job->ready.what.plan, "SAD, dose H");
  EXPECT_EQ(job->cells, std::vector<std::uint64_t>{150'000'000});
  EXPECT_EQ(job->candidate, core::the_trial_itself);
  EXPECT_EQ(job->streams.seed.value, 20250702u);
  EXPECT_EQ(job->case_text, test::slurp(example_case("supine")));
  EXPECT_EQ(job->identity.canonical_command,
            "caudata graft protocol.toml --patient case.graft.toml --seed 20250702 --days 90");
  EXPECT_EQ(job->folder, fs::path("runs") / job->identity.run_id);
}

TEST(GraftJob, EveryWordThatDecidesTheResultIsInItsIdentity) {
  std::set<std::string> ids;
  GraftOptions options = options_of("supine");
  const auto add = [&] { ids.insert(make_graft_job(options)->identity.run_id); };
  add();
  options.part = "MAD";
  add();
  options.dose = "L";
  add();
  options.cells = 1'000'000;
  add();
  options.days = 60;
  add();
  options.seed = 1;
  add();
  options.patient = example_case("head-down");
  add();
  EXPECT_EQ(ids.size(), 7u);
  options.threads = 3;
  options.out = "elsewhere";
  options.start = Start::resume;
  add();
  EXPECT_EQ(ids.size(), 7u);
}

TEST(GraftJob, OfASubjectIsTheReplaysCandidate) {
  const auto job = make_graft_job(of_subject(17, 4));
  ASSERT_TRUE(job) << core::to_text(job.error());
  EXPECT_EQ(job->streams.trial, core::TrialIndex(17));
  EXPECT_NE(job->candidate, core::the_trial_itself);
  EXPECT_EQ(job->ready.what.subject.name.substr(0, 9), "subject 4");
  EXPECT_NE(job->case_text.find("[[administration.given]]"), std::string::npos);
  GraftOptions other = of_subject(17, 4);
  other.seed = 1;
  const auto reseeded = make_graft_job(other);
  ASSERT_TRUE(reseeded);
  EXPECT_EQ(reseeded->ready.what.subject, job->ready.what.subject);
  EXPECT_NE(reseeded->streams.seed, job->streams.seed);
}

TEST(GraftJob, RefusesAPersonWhoIsNotSaidOrSaidTwice) {
  GraftOptions nobody;
  nobody.protocol = test::phase_1();
  EXPECT_EQ(first_rule(make_graft_job(nobody)), "usage: nobody to treat");
  GraftOptions both = of_subject(17, 4);
  both.patient = example_case("supine");
  EXPECT_EQ(first_rule(make_graft_job(both)), "usage: a case file and a subject of a trial");
  GraftOptions unnamed = of_subject(17, 4);
  unnamed.subject.reset();
  EXPECT_EQ(first_rule(make_graft_job(unnamed)), "usage: no subject named");
  unnamed = of_subject(17, 4);
  unnamed.choice.trial.reset();
  EXPECT_EQ(first_rule(make_graft_job(unnamed)), "usage: no trial named");
}

TEST(GraftJob, RefusesATrialSubjectOrScenarioThatIsNotThereWithThoseThatAre) {
  const auto refused = [](const GraftOptions& options) {
    const auto job = make_graft_job(options);
    return job ? "" : core::to_text(job.error());
  };
  EXPECT_NE(refused(of_subject(17, 400))
                .find("there is no subject 400 (the trial dosed subjects 1 "
                      "to "),
            std::string::npos);
  EXPECT_NE(refused(of_subject(999'999'999, 1))
                .find("there is no trial 999999999 (the protocol has trials 0 to 9999)"),
            std::string::npos);
  GraftOptions elsewhere = of_subject(17, 4);
  elsewhere.choice.scenario = "flat 5%";
  const std::string scenario = refused(elsewhere);
  EXPECT_NE(scenario.find("scenarios: flat 2 %, flat 5 %, "), std::string::npos) << scenario;
  EXPECT_NE(scenario.find("did you mean \"flat 5 %\"?"), std::string::npos) << scenario;
}

// A subject who was allocated to one part and is planned another: both are said.
TEST(GraftJob, SaysWhosePlanItIs) {
  GraftOptions options = of_subject(17, 4);
  const auto given = make_graft_job(options);
  ASSERT_TRUE(given) << core::to_text(given.error());
  EXPECT_EQ(given->ready.what.plan, "SAD, dose H, as given in the trial");
  options.part = "MAD";
  const auto planned = make_graft_job(options);
  ASSERT_TRUE(planned) << core::to_text(planned.error());
  EXPECT_EQ(planned->ready.what.plan,
            "MAD, dose H, planned here (in the trial the subject got SAD, dose H)");
  EXPECT_EQ(planned->ready.what.subject, given->ready.what.subject);
}

// The person and the doses are those of the trial's record.
TEST(GraftJob, OfASubjectIsThePersonOfTheTrial) {
  const GraftOptions options = of_subject(17, 4);
  const auto job = make_graft_job(options);
  ASSERT_TRUE(job) << core::to_text(job.error());
  const auto source = open_source(options.protocol, {});
  ASSERT_TRUE(source);
  const trial::Study& study = source->ready.study;
  oc::Replay again = oc::replay(study, *named_trial(*source, options.choice)->scenario,
                                source->seed, core::TrialIndex(17));
  const trial::SubjectRecord& record = **named_subject(again.record, 4);
  EXPECT_EQ(job->candidate, record.candidate);
  const patient::Covariates& who = again.people.at(record.candidate).covariates;
  const graft::GraftSubject& subject = job->ready.what.subject;
  EXPECT_EQ(subject.sex == graft::Sex::female, who.sex == patient::Sex::female);
  EXPECT_EQ(
      subject.injury_to_first_dose,
      who.injury_to_screening + (record.first_dose - again.people.at(record.candidate).arrival));
  const auto& doses = job->ready.what.administration.doses;
  ASSERT_EQ(doses.size(), record.doses.size());
  for (std::size_t i = 0; i < doses.size(); ++i)
    EXPECT_EQ(doses[i].day, record.doses[i] - record.first_dose);
}

// What a run lists as used is what was read: no rule of the list's making by name.
TEST(GraftJob, KnowsTheParametersThatItReads) {
  const auto of_file = make_graft_job(options_of("supine"));
  const auto of_trial = make_graft_job(of_subject(17, 4));
  ASSERT_TRUE(of_file && of_trial);
  const std::set<std::string> file = parameters_read(*of_file),
                              subject = parameters_read(*of_trial);
  for (const std::string& path : file) EXPECT_TRUE(of_file->data.ledger.contains(path)) << path;
  for (const std::string& path : subject) EXPECT_TRUE(of_trial->data.ledger.contains(path)) << path;
  for (const char* path : {"anatomy.canal.person.csf", "product.vehicle.volume"})
    EXPECT_TRUE(file.contains(path)) << path;
  EXPECT_TRUE(std::ranges::none_of(
      file, [](const std::string& path) { return path.starts_with("patient.examiner."); }));
  EXPECT_GT(subject.size(), file.size() + 50);  // who was drawn and examined in a trial
  for (const auto& [path, parameter] : of_file->data.ledger.parameters()) {
    const std::string& data = parameter.at.file;
    const bool of_a_graft = data.starts_with("data/graft/") || data.starts_with("data/product/") ||
                            data == "data/anatomy/canal.toml";
    EXPECT_TRUE(!of_a_graft || file.contains(path) || subject.contains(path))
        << path << " is read by no run";
  }
}

TEST(GraftJob, RefusesMoreCellsThanADoseHasAndAnEndBeforeTheLastDose) {
  GraftOptions options = options_of("supine");
  options.dose = "L";
  options.cells = 60'000'000;
  EXPECT_EQ(first_rule(make_graft_job(options)),
            "usage: 60000000 cells are to be followed of a dose of 5e+07");
  options.cells = 50'000'000;
  options.part = "MAD";
  options.days = 42;
  EXPECT_EQ(first_rule(make_graft_job(options)),
            "usage: the end, 42 d after the first dose, is not after the last dose, 42 d after it");
  options.days = 43;
  const auto job = make_graft_job(options);
  ASSERT_TRUE(job) << core::to_text(job.error());
  EXPECT_EQ(job->all_cells(), 200'000'000u);
}

TEST(GraftJob, RefusesFilesThatCannotBe) {
  GraftOptions options = options_of("nowhere");
  EXPECT_FALSE(make_graft_job(options));
  options = options_of("supine");
  options.protocol = "nowhere.protocol.toml";
  EXPECT_FALSE(make_graft_job(options));
  options = options_of("supine");
  options.dose = "HH";
  EXPECT_EQ(first_rule(make_graft_job(options)), "graft.dose: there is no dose of part SAD \"HH\"");
}

TEST(GraftGrammar, UnderstandsItsWords) {
  const GraftOptions options =
      parsed({"p.toml", "--patient", "c.graft.toml", "--part", "MAD", "--dose", "L", "--cells",
              "1.5e6", "--days", "0.5", "--seed", "3", "--threads", "2", "--dry-run", "--json"});
  EXPECT_EQ(options.protocol, "p.toml");
  EXPECT_EQ(options.patient, fs::path("c.graft.toml"));
  EXPECT_EQ(options.part, "MAD");
  EXPECT_EQ(options.dose, "L");
  EXPECT_EQ(options.cells, 1'500'000u);
  EXPECT_EQ(options.days, 0.5);
  EXPECT_EQ(options.seed, 3u);
  EXPECT_EQ(options.what, GraftOptions::What::forecast);
  EXPECT_EQ(options.output, Output::json);
  const GraftOptions subject =
      parsed({"p.toml", "--scenario", "s", "--trial", "3", "--subject", "4", "--resume"});
  EXPECT_EQ(subject.choice.scenario, "s");
  EXPECT_EQ(subject.subject, 4u);
  EXPECT_EQ(subject.start, Start::resume);
}

TEST(GraftGrammar, RefusesNumbersThatAreNone) {
  for (const std::vector<std::string>& wrong :
       std::vector<std::vector<std::string>>{{"--cells", "0"},
                                             {"--cells", "1.5"},
                                             {"--cells", "6e8"},
                                             {"--cells", "many"},
                                             {"--days", "0"},
                                             {"--days", "-1"},
                                             {"--days", "1e9"},
                                             {"--days", "nan"},
                                             {"--subject", "0"},
                                             {"--seed", "-1"},
                                             {"--checkpoint-every", "-1"},
                                             {"--checkpoint-every", "often"},
                                             {"--threads", "0"}}) {
    std::vector<std::string> words{"p.toml"};
    words.insert(words.end(), wrong.begin(), wrong.end());
    EXPECT_THROW(parsed(words), CLI::ParseError) << wrong[0] << " " << wrong[1];
  }
}

class GraftVerb : public test::ProgramTest {
 protected:
  GraftOptions in_folder() const {
    GraftOptions options = options_of("supine");
    options.out = folder() / "out";
    options.loudness = Loudness::quiet;
    options.cells = 1000;
    return options;
  }
};

TEST_F(GraftVerb, HandsTheJobToTheEngine) {
  NotingEngine noting;
  EXPECT_EQ(graft(in_folder(), noting.engine()), ExitCode::done);
  EXPECT_EQ(noting.runs, 1);
  EXPECT_EQ(noting.cells, std::vector<std::uint64_t>{1000});
}

TEST_F(GraftVerb, AForecastRunsNothing) {
  NotingEngine noting;
  GraftOptions options = in_folder();
  options.what = GraftOptions::What::forecast;
  testing::internal::CaptureStdout();
  EXPECT_EQ(graft(options, noting.engine()), ExitCode::done);
  const std::string text = testing::internal::GetCapturedStdout();
  for (const char* line :
       {"person:   supine\n", "plan:     SAD, dose H\n",
        "dose 1:   day 1, 1.5e+08 cells nominal, 1,023 delivered (1,000 alive), 1,000 followed\n",
        "weight:   a cell that is followed stands for 128.5\n", "days:     90 after",
        "memory:   about 2.0 GB", "time:     about 90 min on 1 thread",
        "disk:     at most 30 MB while it runs, with checkpoints; 20 MB in the end\n",
        "folder:   ", "administration.volume = 4.9998 mL (product.vehicle.volume)\n"})
    EXPECT_NE(text.find(line), text.npos) << line << text;
  EXPECT_EQ(noting.runs, 0);
  EXPECT_TRUE(folder_is_empty());
}

// Whoever reads the JSON knows as much as who reads the text.
TEST_F(GraftVerb, TheForecastAsJsonHasEveryFigureOfTheText) {
  NotingEngine noting;
  GraftOptions options = in_folder();
  options.what = GraftOptions::What::forecast;
  options.output = Output::json;
  testing::internal::CaptureStdout();
  EXPECT_EQ(graft(options, noting.engine()), ExitCode::done);
  const auto json = nlohmann::json::parse(testing::internal::GetCapturedStdout());
  EXPECT_EQ(json["person"], "supine");
  EXPECT_EQ(json["plan"], "SAD, dose H");
  const nlohmann::json dose{{"day", 1},
                            {"nominal_cells", 1.5e8},
                            {"delivered_living", 1000},
                            {"delivered_dead", 23},
                            {"followed", 1000},
                            {"injection", "complete"}};
  EXPECT_EQ(json["doses"], nlohmann::json::array({dose}));
  EXPECT_EQ(json["cells_per_followed"], 128.5);
  EXPECT_EQ(json["days"], 90);
  EXPECT_EQ(json["threads"], 1);
  EXPECT_EQ(json["memory_bytes"], test_memory);
  EXPECT_TRUE(json.contains("memory_available_bytes"));
  EXPECT_EQ(json["seconds"], test_seconds);
  EXPECT_EQ(json["disk_bytes"], test_disk);
  EXPECT_EQ(json["result_bytes"], test_result);
  EXPECT_EQ(json["folder"], (folder() / "out").string());
  const nlohmann::json volume{{"key", "administration.volume"},
                              {"value", "4.9998 mL"},
                              {"parameter", "product.vehicle.volume"}};
  EXPECT_NE(std::find(json["assumed"].begin(), json["assumed"].end(), volume),
            json["assumed"].end());
}

TEST_F(GraftVerb, ToResumeWhatHasNoCheckpointIsSaid) {
  NotingEngine noting;
  GraftOptions options = in_folder();
  options.start = Start::resume;
  const std::string out = options.out->string();
  testing::internal::CaptureStderr();
  EXPECT_EQ(graft(options, noting.engine()), ExitCode::done);
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            "no checkpoint in " + out + "; starting at hour 0\n");
  fs::create_directories(*options.out);
  std::ofstream(graft_checkpoint(*options.out)) << "something";
  testing::internal::CaptureStderr();
  EXPECT_EQ(graft(options, noting.engine()), ExitCode::done);
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
  options.start = Start::afresh;
  testing::internal::CaptureStderr();
  EXPECT_EQ(graft(options, noting.engine()), ExitCode::done);
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            "the checkpoint in " + out + " is not used; --resume would go on from it\n");
}

TEST_F(GraftVerb, MoreMemoryThanThereIsIsRefusedBeforeTheRun) {
  NotingEngine noting;
  noting.memory = 1e18;
  testing::internal::CaptureStderr();
  EXPECT_EQ(graft(in_folder(), noting.engine()), ExitCode::bad_input);
  EXPECT_NE(testing::internal::GetCapturedStderr().find("graft.memory"), std::string::npos);
  EXPECT_EQ(noting.runs, 0);
  EXPECT_TRUE(folder_is_empty());
}

TEST_F(GraftVerb, AnInterruptionIsSaidAndHasItsCode) {
  NotingEngine noting;
  noting.page.reset();
  testing::internal::CaptureStderr();
  EXPECT_EQ(graft(in_folder(), noting.engine()), ExitCode::interrupted);
  EXPECT_NE(testing::internal::GetCapturedStderr().find("--resume"), std::string::npos);
}

TEST_F(GraftVerb, BadInputIsTwoAndLeavesNothing) {
  NotingEngine noting;
  GraftOptions options = in_folder();
  options.part = "SADD";
  testing::internal::CaptureStderr();
  EXPECT_EQ(graft(options, noting.engine()), ExitCode::bad_input);
  EXPECT_NE(testing::internal::GetCapturedStderr().find("did you mean \"SAD\"?"),
            std::string::npos);
  EXPECT_EQ(noting.runs, 0);
  EXPECT_TRUE(folder_is_empty());
}

TEST(GraftMemory, IsReadAsTheSystemSaysIt) {
  EXPECT_EQ(available_memory_of("MemTotal: 10 kB\nMemAvailable:    2048 kB\nBuffers: 1 kB\n"),
            2048.0 * 1024);
  EXPECT_EQ(available_memory_of("MemTotal: 10 kB\n"), std::nullopt);
  EXPECT_EQ(available_memory_of("MemAvailable: many"), std::nullopt);
  EXPECT_EQ(group_memory_of("4096\n", "anon 1024\nfile 5000\n"), 3072.0);
  EXPECT_EQ(group_memory_of("1024\n", "anon 4096\n"), 0.0);
  EXPECT_EQ(group_memory_of("max\n", "anon 1024\n"), std::nullopt);
  EXPECT_EQ(group_memory_of("", ""), std::nullopt);
  GraftForecast forecast;
  forecast.memory = 1e9;
  EXPECT_TRUE(check_memory(forecast, 0.9e9).has_errors());
  EXPECT_FALSE(check_memory(forecast, 1e9).has_errors());
  EXPECT_FALSE(check_memory(forecast, std::nullopt).has_errors());
}

}  // namespace
}  // namespace caudata::app
