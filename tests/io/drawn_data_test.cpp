// SPDX-License-Identifier: Apache-2.0
#include "io/drawn_data.hpp"

#include <gtest/gtest.h>

#include "io/embedded.hpp"
#include "io/ledger_reader.hpp"

namespace caudata::io {

TEST(DrawnData, EveryParameterOfTheProjectTakesAValueAndNoOtherMoves) {
  std::vector<LedgerFile> before, after;
  std::vector<std::string> texts;
  for (const EmbeddedFile& file : embedded_files())
    if (file.path.starts_with("data/") && file.path.ends_with(".toml"))
      before.push_back({file.path, file.text});
  const auto old = read_ledger(before);
  ASSERT_TRUE(old);
  std::map<std::string, double> values;
  bool every_second = false;
  for (const auto& [path, parameter] : old->parameters()) {
    every_second = !every_second;
    if (every_second && !std::holds_alternative<core::Fixed>(parameter.prior.distribution))
      values[path] = core::quantile(parameter.prior, 0.3);
  }
  for (const LedgerFile& file : before)
    texts.push_back(with_values(file.text, values, "drawn by a test"));
  for (std::size_t i = 0; i < before.size(); ++i) after.push_back({before[i].path, texts[i]});
  const auto drawn = read_ledger(after);
  ASSERT_TRUE(drawn) << core::to_text(drawn.error());
  for (const auto& [path, parameter] : old->parameters()) {
    const auto at = values.find(path);
    EXPECT_EQ(drawn->value(path), at == values.end() ? old->value(path) : at->second) << path;
    if (at != values.end()) EXPECT_TRUE(drawn->find(path)->source.ends_with("drawn by a test"));
  }
}

}  // namespace caudata::io
