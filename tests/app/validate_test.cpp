// SPDX-License-Identifier: Apache-2.0
// What `caudata validate` and `caudata parameters --draw` say to somebody with a table of their
// own.
#include <nlohmann/json.hpp>

#include "support/program.hpp"

namespace caudata::test {
namespace {

class Validate : public ProgramTest {};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string example() { return (fs::path(CAUDATA_SOURCE_DIR) / "examples/targets.csv").string(); }

}  // namespace

TEST_F(Validate, TheExampleIsScoredRowByRow) {
  const Outcome outcome = caudata("validate --json --patients 900 --targets " + example());
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  const auto targets = nlohmann::json::parse(outcome.out).at("targets");
  ASSERT_EQ(targets.size(), 10u);
  for (const auto& target : targets) {
    for (const char* key :
         {"predicted", "lower_90", "upper_90", "observed", "observed_lower", "observed_upper", "z"})
      EXPECT_TRUE(target.at(key).is_number()) << target.dump() << key;
    EXPECT_TRUE(target.at("inside_90").is_boolean());
  }
}

TEST_F(Validate, TheTerminalNamesItsColumnsAndComparesWithWhatIsStored) {
  const Outcome own = caudata("validate --patients 900 --targets " + example());
  EXPECT_EQ(own.code, 0) << "rows of one's own cannot be lost\n" << own.out << own.err;
  for (const char* said : {"verdict", "observed", "allowed", "predicted", "90 % interval",
                           "No target of this table is among the stored predictions."})
    EXPECT_TRUE(has(own.out, said)) << said << "\n" << own.out;
  const Outcome few = caudata("validate --patients 300");
  EXPECT_EQ(few.code, 3) << few.err;
  for (const char* said :
       {"not judged: ", "targets have another verdict than stored", "not judged, stored as passed"})
    EXPECT_TRUE(has(few.out, said)) << said << "\n" << few.out;
}

TEST_F(Validate, EveryFaultOfATableIsNamedAtOnceWithItsPlace) {
  std::ofstream(folder() / "mine.csv") << "id,source,population,baseline,visit,statistic,observed\n"
                                          "a,P,ais0 = C5,16,365,mean(uemz),8 %\n"
                                          "b,P,nli0 in A..B,soon,365,share(ais > A),2\n";
  const Outcome outcome = caudata("validate --targets mine.csv");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_TRUE(outcome.out.empty());
  for (const char* said :
       {"mine.csv:2:12", "expression.type", "mine.csv:2:27", "did you mean uems", "target.number",
        "mine.csv:3", "target.baseline", "target.share", "target.tolerance"})
    EXPECT_TRUE(has(outcome.err, said)) << said << "\n" << outcome.err;
}

TEST_F(Validate, ADrawBecomesAFolderOfData) {
  std::ofstream(folder() / "p.csv") << "draw,patient.injury.continuity.cervical\n0,0.25\n1,0.75\n";
  const Outcome made = caudata("parameters --posterior p.csv --draw 1 --out drawn");
  ASSERT_EQ(made.code, 0) << made.err;
  const Outcome listed = caudata("parameters patient.injury.continuity.cervical --data drawn");
  EXPECT_TRUE(has(listed.out, "0.75")) << listed.out;
  EXPECT_TRUE(has(listed.out, "posterior draw 1")) << listed.out;
  EXPECT_EQ(caudata("parameters --posterior p.csv --draw 2 --out drawn").code, 2);
}

}  // namespace caudata::test
