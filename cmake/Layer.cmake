# SPDX-License-Identifier: Apache-2.0
# A layer is a folder of src/ and a static library of the same name. Includes are written "layer/file.hpp".
function(caudata_layer name)
  cmake_parse_arguments(LAYER "" "" "DEPENDS;LIBRARIES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp)
  add_library(caudata_${name} STATIC ${sources})
  add_library(caudata::${name} ALIAS caudata_${name})
  target_include_directories(caudata_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  foreach(layer IN LISTS LAYER_DEPENDS)
    target_link_libraries(caudata_${name} PUBLIC caudata_${layer})
  endforeach()
  target_link_libraries(caudata_${name} PUBLIC caudata_flags Threads::Threads PRIVATE ${LAYER_LIBRARIES})
endfunction()
