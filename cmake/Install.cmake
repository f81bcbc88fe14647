# SPDX-License-Identifier: Apache-2.0
include(GNUInstallDirs)
install(TARGETS caudata RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY data protocols DESTINATION ${CMAKE_INSTALL_DATADIR}/caudata)
