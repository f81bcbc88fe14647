# SPDX-License-Identifier: Apache-2.0
# The tests tested: the layer isncsci once more with its rules as variables (src/isncsci/rule.hpp), changed one at a time.
file(GLOB mutant_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/isncsci/*.cpp ${CMAKE_SOURCE_DIR}/src/isncsci/praxis/*.cpp
     ${CMAKE_CURRENT_SOURCE_DIR}/mutation/isncsci/*.cpp)
add_executable(isncsci_mutants ${mutant_sources} double/isncsci/by_the_book.cpp oracle/isncsci/vectors.cpp)
target_compile_definitions(isncsci_mutants PRIVATE CAUDATA_MUTANTS)
target_link_libraries(isncsci_mutants PRIVATE test_support GTest::gtest_main fmt::fmt)
caudata_runs_once(isncsci_mutants)
caudata_prelude(isncsci_mutants)
gtest_discover_tests(isncsci_mutants PROPERTIES LABELS mutation DISCOVERY_TIMEOUT 60)
