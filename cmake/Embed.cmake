# SPDX-License-Identifier: Apache-2.0
# Compiles files into the program, so that one binary carries the data it was tested with.
function(caudata_embed target)
  cmake_parse_arguments(E "" "ROOT;FUNCTION" "GLOB" ${ARGN})
  set(patterns "")
  foreach(pattern IN LISTS E_GLOB)
    list(APPEND patterns ${E_ROOT}/${pattern})
  endforeach()
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${E_ROOT} ${patterns})
  list(SORT files)
  set(inputs "")
  foreach(file IN LISTS files)
    list(APPEND inputs ${E_ROOT}/${file})
  endforeach()
  set(out ${CMAKE_BINARY_DIR}/generated/embedded_files.cpp)
  string(REPLACE ";" "," joined "${files}")
  add_custom_command(OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DROOT=${E_ROOT} -DFILES=${joined} -DOUT=${out} -DFUNCTION=${E_FUNCTION}
            -P ${CMAKE_SOURCE_DIR}/cmake/EmbedFiles.cmake
    DEPENDS ${inputs} ${CMAKE_SOURCE_DIR}/cmake/EmbedFiles.cmake VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()
