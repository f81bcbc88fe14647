// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace caudata::app {

/// What the shell is told. Scripts rely on these.
enum class ExitCode : int {
  done = 0,
  failed = 1,        // disk, memory, internal
  bad_input = 2,     // usage, unreadable or invalid input: nothing written
  found_errors = 3,  // the work was done, and what it found is not in order: see each verb
  interrupted = 130  // what is on disk can be resumed
};

}  // namespace caudata::app
