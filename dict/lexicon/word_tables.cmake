# Synonyms, readings of common words, alike kanji, words that ask, spellings, counters, hyphens: read as they are at run time.
target_sources(kouryu_dict PRIVATE
  alike_kanji.cpp asking_words.cpp counters.cpp hyphened_words.cpp spelling_groups.cpp synonyms.cpp
  word_tables.cpp)
foreach(table alike_kanji.tsv asking_words.tsv counters.tsv hyphened_words.tsv mixed_spellings.tsv okurigana.tsv
        synonyms.tsv words_readings.tsv)
  add_custom_command(OUTPUT "${KOURYU_DATA_BUILD_DIR}/${table}"
    COMMAND "${CMAKE_COMMAND}" -E copy "${CMAKE_CURRENT_SOURCE_DIR}/data/${table}"
            "${KOURYU_DATA_BUILD_DIR}/${table}"
    DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/data/${table}" VERBATIM)
  list(APPEND word_tables "${KOURYU_DATA_BUILD_DIR}/${table}")
  install(FILES "data/${table}" DESTINATION "${CMAKE_INSTALL_DATADIR}/kouryu")
endforeach()
add_custom_target(kouryu_word_tables ALL DEPENDS ${word_tables})
add_dependencies(kouryu_dict kouryu_word_tables)
