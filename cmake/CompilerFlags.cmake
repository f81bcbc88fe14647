# SPDX-License-Identifier: Apache-2.0
# Floating point is a contract: no contraction, no reassociation, SSE2 arithmetic. The same source gives the same bits.
add_library(caudata_flags INTERFACE)
target_compile_options(caudata_flags INTERFACE
  -ffp-contract=off -fno-fast-math
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wswitch-enum -Wnon-virtual-dtor
  -Wold-style-cast -Wunused -Woverloaded-virtual)

# Compiled by folder, a file sees the names of its neighbours: they are no shadows.
if(NOT CAUDATA_BY_FOLDER)
  target_compile_options(caudata_flags INTERFACE -Wshadow)
elseif(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(caudata_flags INTERFACE -Wno-subobject-linkage)
endif()

# Errors for those who build the tests; a user's compiler may warn about other things.
option(CAUDATA_WARNINGS_AS_ERRORS "stop at a warning" ${CAUDATA_TESTS})
if(CAUDATA_WARNINGS_AS_ERRORS)
  target_compile_options(caudata_flags INTERFACE -Werror)
endif()

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 raises these on std::optional and std::string once it inlines them (GCC bugs 80635, 105651); the sanitizers see the real ones.
  target_compile_options(caudata_flags INTERFACE
    -Wno-maybe-uninitialized -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread -Wno-restrict)
endif()

set(CAUDATA_SANITIZE "" CACHE STRING "sanitizers, comma separated: address,undefined or thread")
if(CAUDATA_SANITIZE)
  add_compile_options(-fsanitize=${CAUDATA_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${CAUDATA_SANITIZE})
  if(CAUDATA_SANITIZE MATCHES "address,undefined")
    # Null and misaligned pointers stop the program under the address sanitizer anyway; asking before every access costs a third
    # of the compile time.
    add_compile_options(-fno-sanitize=null,alignment,object-size,vptr,pointer-overflow,return,unreachable)
  endif()
endif()

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros
      CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-fpch-preprocess)   # lets ccache look behind the precompiled prelude
  endif()
endif()
find_package(Threads REQUIRED)
