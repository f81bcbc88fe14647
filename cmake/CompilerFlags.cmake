# SPDX-License-Identifier: Apache-2.0
# Floating point is a contract: no contraction, no reassociation, SSE2 arithmetic. The same source gives the same bits.
add_library(caudata_flags INTERFACE)
target_compile_options(caudata_flags INTERFACE
  -ffp-contract=off -fno-fast-math
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wswitch-enum -Wnon-virtual-dtor
  -Wold-style-cast -Wunused -Woverloaded-virtual -Wnull-dereference -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # Clang's C++ front end has no excess precision to switch off on x86-64.
  target_compile_options(caudata_flags INTERFACE -Wno-unused-command-line-argument -Wno-ignored-optimization-argument)
endif()

set(CAUDATA_SANITIZE "" CACHE STRING "sanitizers, comma separated: address,undefined or thread")
if(CAUDATA_SANITIZE)
  add_compile_options(-fsanitize=${CAUDATA_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${CAUDATA_SANITIZE})
endif()

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
find_package(Threads REQUIRED)
