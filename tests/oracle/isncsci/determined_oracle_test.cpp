// SPDX-License-Identifier: Apache-2.0
// Oracle: the npm package isncsci 2.0.6 on 743 examinations (tests/tables/isncsci/README.md).
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "isncsci/classify.hpp"
#include "isncsci/determined.hpp"
#include "isncsci/text.hpp"

namespace caudata::isncsci {
namespace {

using nlohmann::json;

Score score(const json& text) {
  return {static_cast<std::uint8_t>(text.get<std::string>().at(0) - '0'), Mark::none};
}
Answer answer(const json& text) { return text == "Yes" ? Answer::yes : Answer::no; }

ExamSide side(const json& row) {
  ExamSide side;
  for (std::size_t i = 0; i < dermatomes; ++i) {
    side.light_touch[i] = score(row["lt"][i]);
    side.pin_prick[i] = score(row["pp"][i]);
  }
  for (std::size_t m = 0; m < key_muscles; ++m) side.motor[m] = score(row["motor"][m]);
  if (!row["nk"].is_null()) side.non_key_muscle = parse_level(row["nk"].get<std::string>());
  return side;
}

std::map<std::string, std::string> texts(const Classification& c) {
  return {{"sensoryRight", to_text(c.right.sensory)},
          {"sensoryLeft", to_text(c.left.sensory)},
          {"motorRight", to_text(c.right.motor)},
          {"motorLeft", to_text(c.left.motor)},
          {"nli", to_text(c.neurological_level)},
          {"complete", to_text(c.completeness)},
          {"ais", to_text(c.ais)},
          {"zppSensoryRight", to_text(c.right.sensory_zpp)},
          {"zppSensoryLeft", to_text(c.left.sensory_zpp)},
          {"zppMotorRight", to_text(c.right.motor_zpp)},
          {"zppMotorLeft", to_text(c.left.motor_zpp)},
          {"uer", to_text(c.right.upper_extremity)},
          {"uel", to_text(c.left.upper_extremity)},
          {"uems", to_text(c.upper_extremity_motor_score)},
          {"ler", to_text(c.right.lower_extremity)},
          {"lel", to_text(c.left.lower_extremity)},
          {"lems", to_text(c.lower_extremity_motor_score)},
          {"motorRightTotal", to_text(c.right.motor_total)},
          {"motorLeftTotal", to_text(c.left.motor_total)},
          {"ltr", to_text(c.right.light_touch)},
          {"ltl", to_text(c.left.light_touch)},
          {"ltTotal", to_text(c.light_touch)},
          {"ppr", to_text(c.right.pin_prick)},
          {"ppl", to_text(c.left.pin_prick)},
          {"ppTotal", to_text(c.pin_prick)}};
}

TEST(DeterminedOracle, All25StringsOf743ExaminationsMatchTheReference) {
  std::ifstream file(CAUDATA_SOURCE_DIR "/tests/tables/isncsci/determined.jsonl");
  ASSERT_TRUE(file);
  std::string line;
  int rows = 0;
  while (std::getline(file, line)) {
    const json row = json::parse(line);
    const Exam exam{side(row["exam"]["right"]), side(row["exam"]["left"]),
                    answer(row["exam"]["vac"]), answer(row["exam"]["dap"])};
    ASSERT_TRUE(is_determined(exam)) << row["id"];
    const std::map<std::string, std::string> expected = row["expect"];
    EXPECT_EQ(texts(classify(exam)), expected) << row["id"] << " " << row["rule"];
    ++rows;
  }
  EXPECT_EQ(rows, 743);
}

}  // namespace
}  // namespace caudata::isncsci
