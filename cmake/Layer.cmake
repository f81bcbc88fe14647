# SPDX-License-Identifier: Apache-2.0
# A layer is a folder of src/ and a static library of the same name. Includes are written "layer/file.hpp".
function(caudata_layer name)
  cmake_parse_arguments(LAYER "RUNS_ONCE" "" "DEPENDS;LIBRARIES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp)
  add_library(caudata_${name} STATIC ${sources})
  add_library(caudata::${name} ALIAS caudata_${name})
  target_include_directories(caudata_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  foreach(layer IN LISTS LAYER_DEPENDS)
    target_link_libraries(caudata_${name} PUBLIC caudata_${layer})
  endforeach()
  target_link_libraries(caudata_${name} PUBLIC caudata_flags Threads::Threads PRIVATE ${LAYER_LIBRARIES})
  if(LAYER_RUNS_ONCE)
    caudata_runs_once(caudata_${name})
  endif()
  caudata_prelude(caudata_${name})
  caudata_by_folder(caudata_${name} ROOT ${CMAKE_SOURCE_DIR}/src EXCEPT design/designs design/boundaries
    design/modifiers/wrapping io/conform/checks isncsci isncsci/praxis report/figures report/cohort)
endfunction()

# With CAUDATA_BY_FOLDER the files of a folder are compiled as one, which parses once what they share: a build takes half the
# time. Names in the unnamed namespaces of a folder must then differ; folders whose files look alike on purpose are EXCEPT.
function(caudata_by_folder target)
  cmake_parse_arguments(FOLDERS "" "ROOT" "EXCEPT" ${ARGN})
  if(NOT CAUDATA_BY_FOLDER)
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  get_target_property(sources ${target} SOURCES)
  foreach(source IN LISTS sources)
    cmake_path(GET source PARENT_PATH folder)
    cmake_path(NORMAL_PATH folder)
    cmake_path(RELATIVE_PATH folder BASE_DIRECTORY ${FOLDERS_ROOT})
    if(NOT folder IN_LIST FOLDERS_EXCEPT)
      string(REPLACE "/" "_" group "${folder}")
      set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${group})
    endif()
  endforeach()
endfunction()

# Kernels (*_simd.cpp) are compiled several times each, for SSE4 (any x86-64 machine since 2009), AVX2 and AVX-512, and choose when they
# run (Highway). One by one: a header that changes the instruction set does not go into a folder's or a precompiled one.
function(caudata_simd target)
  target_link_libraries(${target} PRIVATE PkgConfig::HWY)
  target_compile_definitions(${target} PRIVATE
    HWY_DISABLE_PCLMUL_AES "HWY_DISABLED_TARGETS=(HWY_SSSE3|HWY_AVX3_DL)")
  set(options -O2)
  if(CMAKE_SYSTEM_PROCESSOR STREQUAL "x86_64")
    list(APPEND options -march=x86-64-v2)
  endif()
  get_target_property(sources ${target} SOURCES)
  list(FILTER sources INCLUDE REGEX "_simd\\.cpp$")
  set_source_files_properties(${sources} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON SKIP_PRECOMPILE_HEADERS ON
    COMPILE_OPTIONS "${options}")
endfunction()

# What makes text runs once: optimising it costs minutes of a build and saves nothing that is felt.
function(caudata_runs_once target)
  target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>)
  if(CAUDATA_SANITIZE)
    target_compile_options(${target} PRIVATE -O0)
    set_property(TARGET ${target} PROPERTY CAUDATA_PRELUDE_KIND "not optimised")
  endif()
endfunction()

# The prelude is compiled once, by the first target of its kind that asks; the others use its result.
function(caudata_prelude target)
  if(NOT CAUDATA_PRELUDE)
    return()
  endif()
  get_property(kind TARGET ${target} PROPERTY CAUDATA_PRELUDE_KIND)
  get_property(owner GLOBAL PROPERTY "CAUDATA_PRELUDE_OWNER ${kind}")
  if(owner)
    target_precompile_headers(${target} REUSE_FROM ${owner})
  else()
    target_precompile_headers(${target} PRIVATE ${CMAKE_SOURCE_DIR}/src/prelude.hpp)
    set_property(GLOBAL PROPERTY "CAUDATA_PRELUDE_OWNER ${kind}" ${target})
  endif()
endfunction()
