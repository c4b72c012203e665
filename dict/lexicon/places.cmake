# Places: the tables are compiled once at build time and mapped at run time.
add_executable(compile_gazetteer build/compile_gazetteer.cpp)
target_link_libraries(compile_gazetteer PRIVATE kouryu::dict PkgConfig::Marisa kouryu_warnings)

file(GLOB place_tables CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/data/places*.tsv")
add_custom_command(
  OUTPUT "${KOURYU_DATA_BUILD_DIR}/places.bin" "${KOURYU_DATA_BUILD_DIR}/places.trie"
  COMMAND "${CMAKE_COMMAND}" -E make_directory "${KOURYU_DATA_BUILD_DIR}"
  COMMAND compile_gazetteer "${KOURYU_DATA_BUILD_DIR}" ${place_tables}
  DEPENDS compile_gazetteer ${place_tables}
  COMMENT "Compiling the place tables")
foreach(table place_adjectives.tsv place_context.tsv place_words.tsv place_quarters.tsv)
  add_custom_command(OUTPUT "${KOURYU_DATA_BUILD_DIR}/${table}"
    COMMAND "${CMAKE_COMMAND}" -E copy "${CMAKE_CURRENT_SOURCE_DIR}/data/${table}"
            "${KOURYU_DATA_BUILD_DIR}/${table}"
    DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/data/${table}" VERBATIM)
  list(APPEND place_words "${KOURYU_DATA_BUILD_DIR}/${table}")
  install(FILES "data/${table}" DESTINATION "${CMAKE_INSTALL_DATADIR}/kouryu")
endforeach()
add_custom_target(kouryu_places ALL DEPENDS
  "${KOURYU_DATA_BUILD_DIR}/places.bin" "${KOURYU_DATA_BUILD_DIR}/places.trie" ${place_words})
install(FILES "${KOURYU_DATA_BUILD_DIR}/places.bin" "${KOURYU_DATA_BUILD_DIR}/places.trie"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/kouryu")
