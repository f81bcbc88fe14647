// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <exception>

#include "app/command_line.hpp"

int main(int argc, char** argv) {
  using namespace caudata::app;
  try {
    const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
    return static_cast<int>(obey(words));
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "caudata  error[internal]\n  %s\n", problem.what());
    return static_cast<int>(ExitCode::failed);
  }
}
