# SPDX-License-Identifier: Apache-2.0
# The report in a real browser. Skipped where chromium is not installed.
add_executable(example_report browser/example_report.cpp)
target_include_directories(example_report PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(example_report PRIVATE caudata_io)
caudata_runs_once(example_report)
add_test(NAME browser.report COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/browser/check_report.sh $<TARGET_FILE:example_report>)
set_tests_properties(browser.report PROPERTIES LABELS browser SKIP_RETURN_CODE 77 TIMEOUT 600)
