# SPDX-License-Identifier: Apache-2.0
# Rules of the house, read from the files themselves: who may include whom, what may not be called, what every file must carry.
file(GLOB architecture_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/architecture/*.cpp)
add_executable(architecture_tests ${architecture_sources})
target_include_directories(architecture_tests PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(architecture_tests PRIVATE caudata_patient GTest::gtest_main)
target_compile_definitions(architecture_tests PRIVATE CAUDATA_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
target_compile_options(architecture_tests PRIVATE -Wno-sign-conversion -Wno-null-dereference)
gtest_discover_tests(architecture_tests PROPERTIES LABELS architecture DISCOVERY_TIMEOUT 60)
