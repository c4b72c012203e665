# Installs kouryu into a scratch prefix, builds the README's C++ program against it and asks a question.
#
# Runs as `cmake -DSOURCE_DIR=… -DBUILD_DIR=… -P consumer_test.cmake`; any failure is fatal.
set(scratch "${BUILD_DIR}/consumer_test")
file(REMOVE_RECURSE "${scratch}")
file(MAKE_DIRECTORY "${scratch}/program" "${scratch}/documents")

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE out ERROR_VARIABLE err)
  if(NOT status EQUAL 0)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command}\nended with ${status}\n${out}\n${err}")
  endif()
  set(run_output "${out}" PARENT_SCOPE)
endfunction()

run("${CMAKE_COMMAND}" --install "${BUILD_DIR}" --prefix "${scratch}/prefix")

# The program is the README's one block tagged cpp, to the letter.
foreach(readme README.md README.ja.md)
  file(READ "${SOURCE_DIR}/${readme}" text)
  string(FIND "${text}" "```cpp\n" begin)
  if(begin EQUAL -1)
    message(FATAL_ERROR "${readme} has no C++ program")
  endif()
  math(EXPR begin "${begin} + 7")
  string(SUBSTRING "${text}" ${begin} -1 text)
  string(FIND "${text}" "```" end)
  string(SUBSTRING "${text}" 0 ${end} program)
  file(WRITE "${scratch}/program/${readme}.cpp" "${program}")
endforeach()

file(WRITE "${scratch}/program/CMakeLists.txt" "
# A program of an embedder: nothing but the installed package.
cmake_minimum_required(VERSION 3.25)
project(consumer LANGUAGES C CXX)
find_package(kouryu REQUIRED)
add_executable(hits README.md.cpp)
target_link_libraries(hits PRIVATE kouryu::searcher)
add_executable(hits_ja README.ja.md.cpp)
target_link_libraries(hits_ja PRIVATE kouryu::searcher kouryu::indexer)
")
run("${CMAKE_COMMAND}" -S "${scratch}/program" -B "${scratch}/build" -G "${GENERATOR}"
    "-DCMAKE_PREFIX_PATH=${scratch}/prefix" "-DCMAKE_CXX_FLAGS=${CXX_FLAGS}"
    "-DCMAKE_CXX_COMPILER=${CXX_COMPILER}")
run("${CMAKE_COMMAND}" --build "${scratch}/build")

file(WRITE "${scratch}/documents/a.txt" "青波市は1999年に大連市と協定を結びました。\n")
run("${scratch}/prefix/bin/kouryu-index" --index "${scratch}/index" "${scratch}/documents")
foreach(program hits hits_ja)
  run("${scratch}/build/${program}" "${scratch}/index" "だいれん")
  if(NOT run_output MATCHES "大連")
    message(FATAL_ERROR "${program} printed no hit:\n${run_output}")
  endif()
endforeach()
