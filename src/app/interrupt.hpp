// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace caudata::app {

/// From now on SIGINT and SIGTERM ask for an orderly stop; a second one ends the program at once.
void listen_for_interrupts();
bool interrupt_requested();

}  // namespace caudata::app
