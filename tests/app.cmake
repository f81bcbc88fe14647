# SPDX-License-Identifier: Apache-2.0
# The program as its users meet it: app_tests runs the binary. tests/app is about its words and exit codes,
# tests/determinism/app about the bytes it leaves.
file(GLOB_RECURSE app_test_sources CONFIGURE_DEPENDS
  ${CMAKE_CURRENT_SOURCE_DIR}/app/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/determinism/app/*.cpp)
# The words of graft are tested as functions: with an engine that notes what it is asked.
set(graft_words available_memory comparison_file composition grammar/graft grammar/shared graft_job graft_words identity inputs interrupt
  progress_printer published_recovery refuse source_run subject_text terminal verbs/graft write_run)
list(TRANSFORM graft_words PREPEND ${CMAKE_SOURCE_DIR}/src/app/)
list(TRANSFORM graft_words APPEND .cpp)
add_executable(app_tests ${app_test_sources} ${graft_words})
add_dependencies(app_tests caudata)
target_include_directories(app_tests PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(app_tests PRIVATE caudata_io GTest::gtest_main fmt::fmt)
target_compile_definitions(app_tests PRIVATE
  CAUDATA_SOURCE_DIR="${CMAKE_SOURCE_DIR}" CAUDATA_PROGRAM="$<TARGET_FILE:caudata>")
target_compile_options(app_tests PRIVATE -Wno-sign-conversion -Wno-null-dereference)
caudata_without_sanitizers(app_tests)
caudata_runs_once(app_tests)
# One process per case, except where the cases share one run. What takes long is labelled: ./test gives it the released program.
set(one_run Explain SameBytes)
set(long Oc Patients GraftRun GraftBytes)
function(caudata_filter result suites)
  list(TRANSFORM suites APPEND ".*")
  list(JOIN suites ":" filter)
  set(${result} "${filter}" PARENT_SCOPE)
endfunction()
caudata_filter(of_long "${long}")
caudata_filter(of_others "${one_run};${long}")
gtest_discover_tests(app_tests TEST_FILTER "${of_long}" PROPERTIES LABELS app-long TIMEOUT 300 DISCOVERY_TIMEOUT 60)
gtest_discover_tests(app_tests TEST_FILTER "-${of_others}" PROPERTIES LABELS app TIMEOUT 300 DISCOVERY_TIMEOUT 60)
foreach(suite ${one_run})
  add_test(NAME ${suite} COMMAND app_tests --gtest_filter=${suite}.*)
  set_tests_properties(${suite} PROPERTIES LABELS app-long TIMEOUT 600 COST 1000)
endforeach()
