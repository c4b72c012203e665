# Readings of words and places: compiled once at build time and mapped at run time.
target_sources(kouryu_dict PRIVATE reading_table.cpp sound_key.cpp)
set(KOURYU_IPADIC_SOURCE "/usr/share/mecab/dic/ipadic" CACHE PATH
    "Folder of ipadic's sources (*.csv, EUC-JP), from which the readings of words are compiled")

add_executable(compile_readings build/compile_readings.cpp)
target_link_libraries(compile_readings PRIVATE kouryu::dict kouryu_warnings)
set(word_readings "${CMAKE_CURRENT_SOURCE_DIR}/data/words_readings.tsv")
set(readings "${KOURYU_DATA_BUILD_DIR}/readings.bin")
add_custom_command(OUTPUT "${readings}"
  COMMAND "${CMAKE_COMMAND}" -E make_directory "${KOURYU_DATA_BUILD_DIR}"
  COMMAND compile_readings "${readings}" "${KOURYU_IPADIC_SOURCE}" "${word_readings}" ${place_tables}
  DEPENDS compile_readings "${word_readings}" ${place_tables}
  COMMENT "Compiling the readings" VERBATIM)
add_custom_target(kouryu_readings ALL DEPENDS "${readings}")
install(FILES "${readings}" DESTINATION "${CMAKE_INSTALL_DATADIR}/kouryu")
