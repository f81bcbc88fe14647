// SPDX-License-Identifier: Apache-2.0
// Writes the run folder of the made-up example: what the browser test and the eye look at.
#include <cstdio>

#include "io/run_folder.hpp"
#include "support/example_report_input.hpp"

int main(int count, char** words) {
  if (count != 2) {
    std::fputs("usage: example_report FOLDER\n", stderr);
    return 2;
  }
  const auto written = caudata::io::write_run_folder(
      words[1], caudata::test::example_report_input(), "# a made-up example for tests\n");
  if (written) return 0;
  std::fputs(caudata::core::to_text(written.error()).c_str(), stderr);
  return 1;
}
