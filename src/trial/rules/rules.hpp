// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "core/issue.hpp"
#include "core/units.hpp"
#include "trial/draft.hpp"

/// What the values of a protocol must satisfy together, one file per area. A rule never changes a
/// value and never stops another.
namespace caudata::trial {

/// Where rules put what they find. `path` names the value at fault: "part[1].dlt_window".
class Findings {
 public:
  Findings(const Draft& draft, core::Issues& issues) : draft_(draft), issues_(issues) {}

  void error(const char* rule, std::string_view path, std::string message, std::string why = "",
             std::string suggestion = "");
  void warning(const char* rule, std::string_view path, std::string message, std::string why = "",
               std::string suggestion = "");
  void note(const char* rule, std::string_view path, std::string message, std::string why = "",
            std::string suggestion = "");
  void add(const core::Issues& issues) { issues_.add(issues); }

  const Protocol& protocol() const { return draft_.protocol; }
  core::SourceLocation at(std::string_view path) const { return draft_.at(path); }
  bool has(std::string_view path) const { return draft_.places.contains(path); }

 private:
  const Draft& draft_;
  core::Issues& issues_;
};

/// "part[1].dlt_window"; without a key the table itself.
std::string path_of(const char* table, std::size_t i, std::string_view key = "");

/// Days from the first to the last dose.
Days last_dose(const Part& part);

void check_identity(Findings& findings);
void check_run(Findings& findings);
void check_product(Findings& findings);
void check_parts(Findings& findings);
void check_gates(Findings& findings);
void check_dlt(Findings& findings);
void check_start_rules(Findings& findings);
void check_population(Findings& findings);
void check_visits(Findings& findings);
void check_follow_up(Findings& findings);
void check_accrual(Findings& findings);
void check_conduct(Findings& findings);
void check_design(Findings& findings);
void check_procedure_stopping(Findings& findings);
void check_holds(Findings& findings);
void check_scenarios(Findings& findings);
void check_endpoints(Findings& findings);
void check_randomisation(Findings& findings);
void check_registry(Findings& findings);

}  // namespace caudata::trial
