// SPDX-License-Identifier: Apache-2.0
// caudata oc and caudata optimise as their users meet them.
#include <algorithm>

#include "support/program.hpp"

namespace caudata::test {
namespace {

class Oc : public ProgramTest {
 protected:
  static std::string example() {
    return CAUDATA_SOURCE_DIR "/protocols/xs228-phase1-designs.design.toml";
  }
  /// The example with one text replaced, in the folder of the test.
  std::string with(const std::string& old, const std::string& replacement) const {
    std::string text = slurp(example());
    const auto at = text.find(old);
    EXPECT_NE(at, text.npos) << old;
    std::ofstream(folder() / "changed.design.toml") << text.replace(at, old.size(), replacement);
    return "changed.design.toml";
  }
};

TEST_F(Oc, ComparesTheExampleTheSameForAnyNumberOfThreads) {
  const std::string words = "oc '" + example() + "' --trials 20 --csv --threads ";
  const Outcome one = caudata(words + "1"), three = caudata(words + "3");
  EXPECT_EQ(one.code, 0) << one.err;
  EXPECT_EQ(one.out, three.out);
  for (const char* found : {"p_correct", "exact,0", "monte_carlo,20", "average over the prior"})
    EXPECT_NE(one.out.find(found), std::string::npos) << found;
}

TEST_F(Oc, ComparesDesignsOnTheLadderOfAProtocol) {
  const Outcome outcome = caudata("oc '" + phase_1() + "' --designs 3+3,BOIN --out compared");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("BOIN, n = 12"), std::string::npos) << outcome.out;
  for (const char* file :
       {"designs.html", "oc.csv", "oc.json", "tables/report-designs-average.csv"})
    EXPECT_TRUE(fs::exists(folder() / "compared" / file)) << file;
}

TEST_F(Oc, WritesDecisionTablesAndTextForAProtocol) {
  const Outcome tables = caudata("oc '" + phase_1() + "' --designs BOIN --tables decisions");
  EXPECT_EQ(tables.code, 0) << tables.err;
  for (const char* file : {"decision-tables.html", "decision-tables.csv", "decisions-1.svg",
                           "decision-flows.csv", "flow-1.svg"})
    EXPECT_TRUE(fs::exists(folder() / "decisions" / file)) << file;
  const Outcome text =
      caudata("oc '" + phase_1() + "' --designs BOIN --protocol-text 'BOIN, n = 12'");
  EXPECT_EQ(text.code, 0) << text.err;
  for (const char* words : {"`max_patients` = 6", "SPIRIT-DEFINE", "3a.2", "are replaced"})
    EXPECT_NE(text.out.find(words), std::string::npos) << words << "\n" << text.out;
}

TEST_F(Oc, TheTextForAProtocolSaysWhomTheLimitOfBfBoinCounts) {
  const std::string file =
      with("[[design]]",
           "[[design]]\nlabel = \"bf\"\ndesign = \"BF-BOIN\"\n"
           "options = { max_patients = 6, backfill_opens = \"cleared\" }\n\n[[design]]");
  const std::string words = "oc " + file + " --trials 20 --protocol-text ";
  const Outcome bf = caudata(words + "bf"), boin = caudata(words + "'BOIN, n = 12'");
  EXPECT_EQ(bf.code, 0) << bf.err;
  EXPECT_NE(bf.out.find("limit on the patients of a part is 6 in cohorts; those who are treated "
                        "beside a cohort come on top of it."),
            std::string::npos)
      << bf.out;
  EXPECT_NE(boin.out.find("limit on the patients of a part is 6."), std::string::npos) << boin.out;
  EXPECT_NE(boin.out.find("\n\nThe boundaries are"), std::string::npos) << "no part is named";
}

TEST_F(Oc, RefusesWhatItDoesNotKnowWithItsPlace) {
  EXPECT_EQ(caudata("oc '" + phase_1() + "' --designs BOING").code, 2);
  const std::string file = with("design  = \"CRM\"", "design  = \"CRN\"");
  const Outcome checked = caudata("check " + file);
  EXPECT_EQ(checked.code, 3);
  EXPECT_NE(checked.out.find("changed.design.toml:"), std::string::npos);
  EXPECT_NE(checked.out.find("did you mean \"CRM\"?"), std::string::npos) << checked.out;
  EXPECT_EQ(caudata("oc " + file).code, 2);
}

TEST_F(Oc, ChoosesDesignsOfAFileByLabelOrName) {
  const std::string oc = "oc '" + example() + "' --trials 20 --csv --designs ";
  const Outcome label = caudata(oc + "'BOIN, n = 12'");
  EXPECT_EQ(label.code, 0) << label.err;
  EXPECT_EQ(label.out.find("BOIN, n = 24"), std::string::npos) << label.out;
  const Outcome name = caudata(oc + "BOIN");
  EXPECT_NE(name.out.find("BOIN, n = 12"), std::string::npos) << name.err;
  EXPECT_NE(name.out.find("BOIN, n = 24"), std::string::npos) << name.err;
  EXPECT_EQ(name.out.find("CRM"), std::string::npos) << name.out;
  const Outcome none = caudata(oc + "EWOC");
  EXPECT_EQ(none.code, 2);
  EXPECT_NE(none.err.find("the file has no design \"EWOC\" (it has \"3+3"), std::string::npos)
      << none.err;
}

TEST_F(Oc, SaysOnceThatADesignFileIsNoProtocol) {
  for (const std::string verb : {"run", "explain"}) {
    const Outcome outcome = caudata(verb + " '" + example() + "'");
    EXPECT_EQ(outcome.code, 2) << verb;
    EXPECT_NE(outcome.err.find("this is a design file: compare it with `caudata oc "),
              std::string::npos)
        << outcome.err;
    EXPECT_EQ(outcome.err.find("unknown"), std::string::npos) << outcome.err;
  }
}

TEST_F(Oc, RefusesAnAccrualThatNeverBringsAPatient) {
  for (const std::string rate : {"0 / mo", "1e-300 / mo"}) {
    const std::string file = with("rate = \"0.65 / mo\"", "rate = \"" + rate + "\"");
    EXPECT_EQ(caudata("check " + file).code, 3) << rate;
    EXPECT_EQ(caudata("oc " + file).code, 2) << rate;
  }
}

TEST_F(Oc, SearchesOptionsTheSameForAnyNumberOfThreads) {
  const std::string file =
      with("p_saf        = { from = 0.05, to = 0.20, step = 0.05 }", "p_saf = [0.1, 0.15]");
  const Outcome one = caudata("optimise " + file + " --csv --threads 1"),
                three = caudata("optimise " + file + " --csv --threads 3");
  EXPECT_EQ(one.code, 0) << one.err;
  EXPECT_EQ(one.out, three.out);
  EXPECT_EQ(std::count(one.out.begin(), one.out.end(), '\n'), 1 + 2 * 4 * 3 * 3);
  EXPECT_EQ(caudata("optimise '" + phase_1() + "'").code, 2);
}

}  // namespace
}  // namespace caudata::test
