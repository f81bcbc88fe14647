// SPDX-License-Identifier: Apache-2.0
#include "io/sqlite_results.hpp"
#include "io/sqlite_rows.hpp"
#include "report/number_text.hpp"

namespace caudata::io {
namespace {

Rows meta(const report::ComparisonInput& input) {
  const trial::ComparisonPlan& plan = input.comparison.plan;
  return {{"canonical_command", input.command},
          {"protocol", plan.id},
          {"seed", std::to_string(input.comparison.run.seed)},
          {"tolerated", report::shortest(plan.tolerated)},
          {"version", input.version}};
}

Rows scenarios(const report::ComparisonInput& input) {
  Rows rows;
  for (const trial::ComparedScenario& s : input.comparison.scenarios)
    rows.push_back({whole(rows.size() + 1), s.truth.name, s.truth.summary});
  return rows;
}

Rows scenario_rates(const report::ComparisonInput& input) {
  Rows rows;
  const auto& parts = input.comparison.parts;
  for (const oc::Truth& truth : input.result.truths)
    for (std::size_t part = 0; part < parts.size(); ++part)
      for (std::size_t dose = 0; dose < parts[part].doses.size(); ++dose)
        rows.push_back(
            {truth.scenario, parts[part].name, parts[part].doses[dose], truth.p[part][dose]});
  return rows;
}

}  // namespace

void insert_designs_compared(SqliteDatabase& database, const report::ComparisonInput& input) {
  Rows designs;
  for (const oc::Contender& c : input.result.contenders)
    designs.push_back({whole(designs.size() + 1), c.label, c.design, c.name,
                       std::string(report::method_name(c.method)), whole(c.states), whole(c.trials),
                       whole(c.most_patients)});
  database.insert("design_compared", designs);
  database.insert("design_oc", estimate_rows(input.result.rows));
}

core::Result<std::filesystem::path> write_results(const std::filesystem::path& file,
                                                  const report::ComparisonInput& input) {
  return write_results_file(file, [&](SqliteDatabase& database) {
    database.insert("meta", meta(input));
    database.insert("scenario", scenarios(input));
    database.insert("scenario_rate", scenario_rates(input));
    insert_designs_compared(database, input);
  });
}

}  // namespace caudata::io
