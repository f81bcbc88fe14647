// SPDX-License-Identifier: Apache-2.0
#include "report/number_text.hpp"
#include "report/sections/sections.hpp"

namespace caudata::report {

Section reproducibility(const ReportInput& input) {
  const Reproducibility& r = input.reproducibility;
  Table table{"reproducibility",
              "How to make this result again",
              {{"item", "", Align::left}, {"value", "", Align::left}},
              {},
              {},
              Fold::open};
  for (const auto& [item, value] : std::vector<std::pair<std::string, std::string>>{
           {"run", r.run_id},
           {"command", r.canonical_command},
           {"version", r.version},
           {"source hash", r.source_hash},
           {"compiler", r.compiler},
           {"flags", r.flags},
           {"protocol hash", r.protocol_hash},
           {"data hash", r.data_hash},
           {"seed", std::to_string(r.seed)},
           {"trials per scenario", with_commas(r.trials)}})
    table.rows.push_back({{item, {}}, {value, {}}});
  Section section{"reproducibility", "Reproducibility", {}};
  section.blocks.push_back(
      Claim{"The same version, protocol, data and seed give the same bytes of every file in "
            "manifest.json, for any number of threads and shards.",
            Tone::plain});
  section.blocks.push_back(table);
  return section;
}

}  // namespace caudata::report
