// SPDX-License-Identifier: Apache-2.0
#include "app/interrupt.hpp"

#include <csignal>

namespace caudata::app {
namespace {

volatile std::sig_atomic_t requested = 0;  // a signal handler may write nothing else

extern "C" void note_interrupt(int) { requested = 1; }

void listen_for(int signal) {
  struct sigaction action {};
  action.sa_handler = note_interrupt;
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
  sigaction(signal, &action, nullptr);
}

}  // namespace

void listen_for_interrupts() {
  listen_for(SIGINT);
  listen_for(SIGTERM);
}

bool interrupt_requested() { return requested != 0; }

}  // namespace caudata::app
