# SPDX-License-Identifier: Apache-2.0
# An open set is a folder: every src/FOLDER/NAME.cpp ends with `extern const TYPE NAME_entry{...}`. This generates the list of
# them, so adding one costs one file. A file name is a C++ identifier.
function(caudata_registry target)
  cmake_parse_arguments(R "" "FOLDER;TYPE;HEADER;FUNCTION" "" ${ARGN})
  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${R_FOLDER}/*.cpp)
  list(SORT files)
  list(LENGTH files count)
  string(REGEX REPLACE "::[^:]*$" "" namespace ${R_FUNCTION})
  string(REGEX REPLACE "^.*::" "" function ${R_FUNCTION})
  set(declarations "")
  set(entries "")
  foreach(file IN LISTS files)
    get_filename_component(name ${file} NAME_WE)
    string(APPEND declarations "extern const ${R_TYPE} ${name}_entry;\n")
    string(APPEND entries "      &${name}_entry,\n")
  endforeach()
  set(out ${CMAKE_BINARY_DIR}/generated/${function}.cpp)
  file(CONFIGURE OUTPUT ${out} CONTENT
"// Generated from the files in src/${R_FOLDER}.
#include <array>
#include \"${R_HEADER}\"
namespace ${namespace} {
${declarations}
std::span<const ${R_TYPE}* const> ${function}() {
  static const std::array<const ${R_TYPE}*, ${count}> entries{
${entries}  };
  return entries;
}
}
")
  target_sources(${target} PRIVATE ${out})
endfunction()
