// SPDX-License-Identifier: Apache-2.0
#include "app/grammar/describe.hpp"
#include "app/grammar/shared.hpp"
#include "app/help_text.hpp"

namespace caudata::app {

void describe(CLI::App& verb, VerifyLogOptions& options) {
  verb.add_option("LOG", options.log, "file that decide --log wrote")->required();
  verb.add_option("--head", options.head, "head hash kept elsewhere; it must be in the chain")
      ->type_name("HASH");
  verb.footer(how_to_verify_a_log);
}

}  // namespace caudata::app
