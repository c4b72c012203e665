# Places: the tables are compiled once at build time and mapped at run time.
target_sources(kouryu_dict PRIVATE gazetteer.cpp place_forms.cpp)

add_executable(compile_gazetteer compile_gazetteer.cpp)
target_link_libraries(compile_gazetteer PRIVATE kouryu::dict PkgConfig::Marisa kouryu_warnings)

file(GLOB place_tables CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/data/places*.tsv")
add_custom_command(
  OUTPUT "${KOURYU_DATA_BUILD_DIR}/places.bin" "${KOURYU_DATA_BUILD_DIR}/places.trie"
  COMMAND "${CMAKE_COMMAND}" -E make_directory "${KOURYU_DATA_BUILD_DIR}"
  COMMAND compile_gazetteer "${KOURYU_DATA_BUILD_DIR}" ${place_tables}
  DEPENDS compile_gazetteer ${place_tables}
  COMMENT "Compiling the place tables")
add_custom_command(
  OUTPUT "${KOURYU_DATA_BUILD_DIR}/place_context.tsv"
  COMMAND "${CMAKE_COMMAND}" -E copy "${CMAKE_CURRENT_SOURCE_DIR}/data/place_context.tsv"
          "${KOURYU_DATA_BUILD_DIR}/place_context.tsv"
  DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/data/place_context.tsv")
add_custom_target(kouryu_places ALL DEPENDS
  "${KOURYU_DATA_BUILD_DIR}/places.bin" "${KOURYU_DATA_BUILD_DIR}/places.trie"
  "${KOURYU_DATA_BUILD_DIR}/place_context.tsv")
install(FILES "${KOURYU_DATA_BUILD_DIR}/places.bin" "${KOURYU_DATA_BUILD_DIR}/places.trie"
              data/place_context.tsv
        DESTINATION "${CMAKE_INSTALL_DATADIR}/kouryu")
