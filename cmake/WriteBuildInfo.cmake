# SPDX-License-Identifier: Apache-2.0
file(GLOB_RECURSE files RELATIVE ${ROOT} ${ROOT}/src/*.cpp ${ROOT}/src/*.hpp ${ROOT}/web/report/* ${ROOT}/web/graft/*
     ${ROOT}/web/third_party/three/* ${ROOT}/cmake/*.cmake ${ROOT}/CMakeLists.txt ${ROOT}/src/CMakeLists.txt)
list(SORT files)
set(lines "")
foreach(file IN LISTS files)
  file(SHA256 ${ROOT}/${file} hash)
  string(APPEND lines "${hash}  ${file}\n")
endforeach()
string(SHA256 source_hash "${lines}")
file(WRITE ${OUT} "#include \"io/build_info.hpp\"
namespace caudata::io {
BuildInfo build_info() {
  return {\"${VERSION}\", \"${source_hash}\", \"${COMPILER}\", \"${FLAGS}\"};
}
}
")
