# SPDX-License-Identifier: Apache-2.0
# The report in a real browser. Skipped where chromium is not installed.
add_executable(example_report browser/example_report.cpp)
target_include_directories(example_report PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(example_report PRIVATE caudata_io)
caudata_runs_once(example_report)
add_test(NAME browser.report COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/browser/check_report.sh $<TARGET_FILE:example_report>)
set_tests_properties(browser.report PROPERTIES LABELS browser SKIP_RETURN_CODE 77 TIMEOUT 600)

# The page and the files of a graft.
add_executable(example_graft_folder browser/example_graft_folder.cpp)
target_include_directories(example_graft_folder PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(example_graft_folder PRIVATE caudata_io)
caudata_runs_once(example_graft_folder)
add_test(NAME browser.graft COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/browser/check_graft.sh $<TARGET_FILE:example_graft_folder>)
set_tests_properties(browser.graft PROPERTIES LABELS browser SKIP_RETURN_CODE 77 TIMEOUT 600)
# Debian's VTK, not ours, opens every VTKHDF file. The system's interpreter: python3-vtk9 is a package of it.
add_test(NAME vtk.graft COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/io/graft/check_vtk.sh $<TARGET_FILE:example_graft_folder>)
set_tests_properties(vtk.graft PROPERTIES LABELS io TIMEOUT 120)
