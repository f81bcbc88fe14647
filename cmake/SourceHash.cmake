# SPDX-License-Identifier: Apache-2.0
# The hash of what decides a result in this project: sources, web parts and build rules, with compiler and flags beside it. Data has its
# own hash. It changes when results might.
function(caudata_source_hash target)
  set(out ${CMAKE_BINARY_DIR}/generated/build_info.cpp)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/*.cpp ${CMAKE_SOURCE_DIR}/src/*.hpp
       ${CMAKE_SOURCE_DIR}/web/report/* ${CMAKE_SOURCE_DIR}/web/graft/*
       ${CMAKE_SOURCE_DIR}/web/third_party/three/* ${CMAKE_SOURCE_DIR}/cmake/*.cmake ${CMAKE_SOURCE_DIR}/CMakeLists.txt
       ${CMAKE_SOURCE_DIR}/src/CMakeLists.txt)
  list(SORT sources)
  string(TOUPPER "${CMAKE_BUILD_TYPE}" type)
  string(STRIP "${CMAKE_BUILD_TYPE} ${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_${type}}" flags)
  add_custom_command(OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DROOT=${CMAKE_SOURCE_DIR} -DOUT=${out} -DVERSION=${PROJECT_VERSION}
            "-DCOMPILER=${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}"
            "-DFLAGS=-std=c++20 ${flags} -ffp-contract=off -fno-fast-math"
            -P ${CMAKE_SOURCE_DIR}/cmake/WriteBuildInfo.cmake
    DEPENDS ${sources} ${CMAKE_SOURCE_DIR}/cmake/WriteBuildInfo.cmake VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()
