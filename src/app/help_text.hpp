// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace caudata::app {

inline constexpr const char* about =
    R"(Caudata runs a clinical trial protocol thousands of times on virtual patients and reports what to expect of it.

Begin with these:
  caudata check protocols/xs228-phase1.protocol.toml     what is wrong with the protocol, line by line
  caudata run protocols/xs228-phase1.protocol.toml       conduct it under every scenario; ends with the report's path
  caudata explain RUN                                    what the run concluded, in words (RUN: the folder it wrote))";

inline constexpr const char* how_to_go_on =
    R"(More examples:
  caudata run FILE --trials 2000 --out runs/quick        a quick look
  caudata run FILE --resume                              go on after an interruption, to the same bytes
  caudata run FILE --shard 1/3 --out part1               a third of the trials, on another machine; then: caudata merge
  caudata explain RUN --scenario "flat 5 %" --trial 17   why each decision of that trial fell
  caudata replay RUN --scenario "flat 5 %" --trial 17    its event log, as JSON lines
  caudata parameters --grade C                           every assumed number, with the reason

Results go to stdout, progress and findings to stderr (check: findings to stdout). NO_COLOR is honoured.
Exit codes: 0 done, 1 the run failed, 2 bad usage or input (nothing written), 3 check found errors,
130 interrupted (go on with --resume).)";

}  // namespace caudata::app
