// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "app/inputs.hpp"
#include "app/terminal.hpp"
#include "app/verbs/verbs.hpp"
#include "io/comparison_reader.hpp"
#include "io/findings_json.hpp"
#include "io/graft_case/case_reader.hpp"
#include "io/json_schema.hpp"
#include "report/number_text.hpp"

namespace caudata::app {
namespace {

int count(const core::Issues& issues, core::Severity severity) {
  return static_cast<int>(std::count_if(
      issues.begin(), issues.end(), [&](const core::Issue& i) { return i.severity == severity; }));
}

std::string summary(const std::string& file, const core::Issues& issues) {
  return fmt::format("{}: {}, {}, {}\n", file,
                     report::counted(count(issues, core::Severity::error), "error"),
                     report::counted(count(issues, core::Severity::warning), "warning"),
                     report::counted(count(issues, core::Severity::note), "note"));
}

/// Errors first, then warnings, then notes; each group in the order of the file.
void print_by_severity(const core::Issues& issues) {
  for (const auto severity : {core::Severity::error, core::Severity::warning, core::Severity::note})
    for (const core::Issue& issue : issues)
      if (issue.severity == severity) print_finding(stdout, issue);
}

core::Issue no_protocol() {
  return {core::Severity::error,         "usage", {"caudata", 0, 0},
          "check needs a protocol file", {},      "caudata check FILE, or caudata check --schema"};
}

/// What a file that is no protocol gets wrong is a finding too.
core::Issues all_findings(const std::string& text, const std::string& file,
                          const std::optional<fs::path>& folder) {
  if (io::is_design_file(text, file)) {
    const auto draft = io::read_comparison(text, file);
    return draft ? trial::check(*draft) : draft.error();
  }
  if (io::is_graft_case(text, file)) {
    const auto data = load_data(folder);
    return data ? io::check_graft_case(text, file, data->ledger) : data.error();
  }
  const auto parsed = parse_protocol(text, file);
  return parsed ? findings(parsed->draft) : parsed.error();
}

}  // namespace

ExitCode check(const CheckOptions& options) {
  if (options.what == CheckOptions::What::schema) {
    print(stdout, io::protocol_json_schema());
    return ExitCode::done;
  }
  if (options.what == CheckOptions::What::design_schema) {
    print(stdout, io::comparison_json_schema());
    return ExitCode::done;
  }
  if (options.protocol.empty()) {
    print_finding(stderr, no_protocol());
    return ExitCode::bad_input;
  }
  const auto text = load_text(options.protocol);
  if (!text) {
    print_findings(stderr, text.error());
    return ExitCode::bad_input;
  }
  const core::Issues found = all_findings(*text, options.protocol, options.data);
  if (options.output == Output::json) {
    print(stdout, io::findings_json(found));
  } else {
    print_by_severity(found);
    print(stdout, summary(options.protocol, found));
  }
  return found.has_errors() ? ExitCode::found_errors : ExitCode::done;
}

}  // namespace caudata::app
