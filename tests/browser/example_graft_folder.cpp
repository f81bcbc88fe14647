// SPDX-License-Identifier: Apache-2.0
// Writes the folder of the made-up graft: what the browser test, VTK's reader and the eye look at.
#include <cstdio>
#include <cstdlib>

#include "io/graft/graft_folder.hpp"
#include "support/example_graft.hpp"

int main(int count, char** words) {
  if (count != 2 && count != 3) {
    std::fputs("usage: example_graft_folder FOLDER [DRAWN_CELLS_A_TIME]\n", stderr);
    return 2;
  }
  const std::size_t drawn = count == 3 ? std::strtoul(words[2], nullptr, 10) : 2000;
  const auto written =
      caudata::io::write_graft_folder(words[1], caudata::test::example_graft_input(drawn),
                                      {"# a made-up example for tests\n", "# made up too\n"});
  if (written) return 0;
  std::fputs(caudata::core::to_text(written.error()).c_str(), stderr);
  return 1;
}
