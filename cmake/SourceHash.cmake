# SPDX-License-Identifier: Apache-2.0
# The hash of everything that decides a result: sources, data, build rules, compiler and flags. It changes when results might.
function(caudata_source_hash target)
  set(out ${CMAKE_BINARY_DIR}/generated/build_info.cpp)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/*.cpp ${CMAKE_SOURCE_DIR}/src/*.hpp
       ${CMAKE_SOURCE_DIR}/web/report/*)
  list(SORT sources)
  add_custom_command(OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DROOT=${CMAKE_SOURCE_DIR} -DOUT=${out} -DVERSION=${PROJECT_VERSION}
            "-DCOMPILER=${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}"
            "-DFLAGS=-std=c++20 ${CMAKE_BUILD_TYPE} -ffp-contract=off -fno-fast-math"
            -P ${CMAKE_SOURCE_DIR}/cmake/WriteBuildInfo.cmake
    DEPENDS ${sources} ${CMAKE_SOURCE_DIR}/cmake/WriteBuildInfo.cmake VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()
