// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "app/inputs.hpp"
#include "app/terminal.hpp"
#include "app/verbs/verbs.hpp"
#include "io/decide/decision_log.hpp"

namespace caudata::app {

ExitCode verify_log(const VerifyLogOptions& options) {
  const auto bytes = load_text(options.log);
  if (!bytes) {
    print_findings(stderr, bytes.error());
    return ExitCode::bad_input;
  }
  const auto head = io::verify_log(*bytes, options.log, options.head);
  if (!head) {
    print_findings(stdout, head.error());
    return ExitCode::found_errors;
  }
  const auto entries = static_cast<int>(head->entries);
  print(stdout,
        fmt::format("{}: {} in an unbroken chain\nhead {}\n", options.log,
                    entries == 1 ? "1 entry" : fmt::format("{} entries", entries), head->hash));
  if (!options.head)
    print(stdout,
          "Entries cut off the end do not show: keep the head elsewhere and give it as --head.\n");
  return ExitCode::done;
}

}  // namespace caudata::app
