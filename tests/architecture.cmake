# SPDX-License-Identifier: Apache-2.0
# Rules of the house, read from the files themselves: who may include whom, what may not be called, what every file must carry.
file(GLOB architecture_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/architecture/*.cpp)
add_executable(architecture_tests ${architecture_sources})
target_link_libraries(architecture_tests PRIVATE test_support caudata_patient GTest::gtest_main)
caudata_without_sanitizers(architecture_tests)
caudata_runs_once(architecture_tests)
gtest_discover_tests(architecture_tests PROPERTIES LABELS architecture DISCOVERY_TIMEOUT 60)
